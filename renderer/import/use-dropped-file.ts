/** A file dropped anywhere on the page. Without this the browser would leave the page to show the file. */
import { useEffect, useRef, useState } from 'react';

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Returns whether a file hovers over the page. */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const newest = useRef(onFile);
  newest.current = onFile;
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
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      newest.current(file);
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
