/** Files dropped anywhere on the page. Without this the browser would leave the page to show one of them. */
import { useEffect, useRef, useState } from 'react';

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Returns whether files hover over the page. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const newest = useRef(onFiles);
  newest.current = onFiles;
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    function over(event: DragEvent): void {
      if (!hasFile(event)) return;
      event.preventDefault();
      setHovering(true);
    }
    function leave(event: DragEvent): void {
      if (event.relatedTarget === null) setHovering(false);
    }
    function drop(event: DragEvent): void {
      setHovering(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      newest.current(files);
    }
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return hovering;
}
