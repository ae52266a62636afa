import { useCallback, useState } from 'react';
import type { Look } from './preview-pane.tsx';

/** Which question somebody is at, for the preview to follow; the same one is told once. */
export function useLook(): [Look | null, (page: string, question: string) => void] {
  const [look, setLook] = useState<Look | null>(null);
  const lookAt = useCallback((page: string, question: string) => {
    setLook((old) => (old?.page === page && old.question === question ? old : { page, question }));
  }, []);
  return [look, lookAt];
}
