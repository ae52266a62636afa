import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useGuide, useHideGuide } from '../../queries/guide.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { GuideStepRow } from './guide-step-row.tsx';

/** The first day in five steps, until it is over or hidden. */
export function FirstDay() {
  const { t } = useTranslation();
  const { data: guide } = useGuide();
  const hide = useHideGuide();
  if (!guide || guide.hidden) return null;
  const over = guide.current === null;
  return (
    <Sheet
      title={t('today.guideTitle')}
      actions={
        <Button size="small" disabled={hide.isPending} onClick={() => hide.mutate(true)}>
          {t('today.guideHide')}
        </Button>
      }
    >
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        {t(over ? 'today.guideOver' : 'today.guideLead')}
      </Typography>
      {!over && (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {guide.steps.map((step) => (
            <GuideStepRow key={step.id} step={step} guide={guide} />
          ))}
        </Box>
      )}
    </Sheet>
  );
}
