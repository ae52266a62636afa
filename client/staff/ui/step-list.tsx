import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';

interface StepListProps {
  label: string;
  steps: readonly { id: string; text: string }[];
  step: string;
}

/** Where one is: the steps of a longer work by number and word. */
export function StepList({ label, steps, step }: StepListProps) {
  const now = steps.findIndex(({ id }) => id === step);
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{
        listStyle: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: { xs: 2, sm: 3.5 },
        rowGap: 1,
        m: 0,
        mb: 2.5,
        p: 0,
        fontSize: '0.9375rem',
      }}
    >
      {steps.map(({ id, text }, index) => (
        <Box
          component="li"
          key={id}
          {...(id === step ? { 'aria-current': 'step' } : {})}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            fontWeight: id === step ? 650 : 400,
            color: index <= now ? 'text.primary' : 'text.secondary',
          }}
        >
          <Box
            aria-hidden
            sx={{
              width: 26,
              height: 26,
              borderRadius: '50%',
              display: 'grid',
              placeItems: 'center',
              fontSize: '0.8125rem',
              fontWeight: 650,
              border: 1,
              borderColor: index <= now ? 'primary.main' : '#8b9ba5',
              backgroundColor: index < now ? 'primary.light' : 'background.paper',
              ...(id === step && {
                backgroundColor: 'primary.main',
                color: 'primary.contrastText',
              }),
            }}
          >
            {index < now ? <Check sx={{ fontSize: 16 }} /> : index + 1}
          </Box>
          {text}
        </Box>
      ))}
    </Box>
  );
}
