import { useEffect, type RefObject } from 'react';

const typing = 'input, textarea, select, [contenteditable="true"]';

/** The key «/» leads to the page's search from anywhere, unless one is typing or in a dialog. */
export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // On a Russian keyboard the same key gives a point.
      if (event.key !== '/' && event.code !== 'Slash') return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (document.querySelector('main input[type="search"]') !== field.current) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [field]);
}
