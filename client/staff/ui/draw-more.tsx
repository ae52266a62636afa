import { useEffect, useEffectEvent, useRef } from 'react';

interface DrawMoreProps {
  /** How many rows are drawn already. */
  drawn: number;
  onMore: () => void;
  onAll: () => void;
}

/** The end of the drawn rows: draws the next ones before one scrolls to it, and all for a print. */
export function DrawMore({ drawn, onMore, onAll }: DrawMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(onMore);
  const all = useEffectEvent(onAll);
  useEffect(() => {
    if (!end.current) return;
    // A new observer after each step: it reports at once when the end is still near.
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more();
      },
      { rootMargin: '1200px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [drawn]);
  useEffect(() => {
    const print = () => all();
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, []);
  return <div ref={end} style={{ height: 1 }} />;
}
