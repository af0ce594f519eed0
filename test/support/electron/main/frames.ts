/** `WebFrameMain`: one document of a page after the other in the same frame, each of which can be gone. */
import type { WebFrameMain } from 'electron';
import { whole } from '../part.ts';

/** One document of the main frame. */
export class Frame {
  url: string;
  detached = false;
  /** Of its own document: a message that it sent before it navigated is not the newer one's. */
  readonly document: string;
  readonly #parent: WebFrameMain | null;
  #gone = false;

  constructor(url: string, document = '', parent: WebFrameMain | null = null) {
    this.url = url;
    this.document = document;
    this.#parent = parent;
  }
  get isGone(): boolean {
    return this.#gone;
  }
  end(): void {
    this.#gone = true;
  }
  asReal(): WebFrameMain {
    const frame = this;
    const alive = () => {
      if (frame.isGone) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    };
    return whole<WebFrameMain>({
      get url() {
        alive();
        return frame.url;
      },
      get origin() {
        alive();
        return originOf(frame.url);
      },
      get parent() {
        alive();
        return frame.#parent;
      },
      get top() {
        alive();
        return frame.#parent ?? this;
      },
      // It never throws: electron/shell/browser/api/electron_api_web_frame_main.cc, `Detached`.
      get detached() {
        return frame.detached;
      },
      isDestroyed: () => frame.isGone,
    } as Partial<WebFrameMain>);
  }
}

function originOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'null' : `${url.protocol}//${url.host}`;
}
