/** What the popup is placed by: the icon, or where the pointer is while nobody can say where the icon is. */
import type { Point, Rectangle, Tray } from 'electron';

/** Not at 0, which electron-menubar takes for a place that is not known. */
function around({ x, y }: Point): Rectangle {
  return { x: x === 0 ? 1 : x, y, width: 1, height: 1 };
}

/**
 * On Linux a tray has empty bounds, and a popup placed by them would open on the display at the far left, not on the one
 * that the person uses. The pointer is on it: it has just clicked the icon, or it is at the work the shortcut came from.
 */
export function anchorAtPointer(tray: Pick<Tray, 'getBounds'>, pointer: () => Point): () => Rectangle {
  const own = tray.getBounds.bind(tray);
  const anchor = () => {
    const bounds = own();
    return bounds.width > 0 && bounds.height > 0 ? bounds : around(pointer());
  };
  // electron-menubar asks the tray itself which side of the screen the panel is on.
  tray.getBounds = anchor;
  return anchor;
}
