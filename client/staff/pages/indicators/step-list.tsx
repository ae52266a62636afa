import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/router-link.tsx';
import { ClampText } from '../../ui/clamp.tsx';
import type { Step } from './next-steps.ts';

/** The first steps to a value; how many more there are is said. */
export function StepList({ steps, most = 2 }: { steps: Step[]; most?: number }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.875rem', '& > li + li': { mt: 0.5 } }}
    >
      {steps.slice(0, most).map(({ id, text, to }) => (
        <li key={id}>
          {to === null ? (
            text
          ) : (
            <TextLink to={to}>
              <ClampText text={text} />
            </TextLink>
          )}
        </li>
      ))}
      {steps.length > most && (
        <Box component="li" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('coverage.more', { count: steps.length - most })}
        </Box>
      )}
    </Box>
  );
}
