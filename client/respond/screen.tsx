import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface ScreenTitleProps {
  children: ComponentChildren;
  /** Whether the screen came by a press, so that focus and reading go to its beginning. */
  focused: boolean;
}

/** The heading of a screen. A new screen starts here for the eye, the keyboard and the voice. */
export function ScreenTitle({ children, focused }: ScreenTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!focused) return;
    window.scrollTo(0, 0);
    // A preview that is renewed while somebody types beside it must not take the focus away.
    if (window.parent !== window && !document.hasFocus()) return;
    heading.current?.focus({ preventScroll: true });
  }, [focused]);
  return (
    <h1 class="screen-title" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
