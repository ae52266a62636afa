import Box from '@mui/material/Box';
import { useEffect, useRef, type ReactNode } from 'react';
import { StepList } from './step-list.tsx';

interface StepScreenProps {
  label: string;
  steps: readonly { id: string; text: string }[];
  step: string;
  children: ReactNode;
}

/** A longer work: the list of its steps over what the present one asks for. */
export function StepScreen({ label, steps, step, children }: StepScreenProps) {
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // A new step is a new screen for whoever reads it by ear or is far down the page.
    top.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [step]);
  return (
    <>
      <StepList label={label} steps={steps} step={step} />
      <Box
        ref={top}
        tabIndex={-1}
        role="group"
        aria-label={steps.find(({ id }) => id === step)?.text}
        sx={{ outline: 'none' }}
      >
        {children}
      </Box>
    </>
  );
}
