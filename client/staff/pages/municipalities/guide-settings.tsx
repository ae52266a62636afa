import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useGuide, useHideGuide } from '../../queries/guide.ts';
import { Sheet } from '../../ui/sheet.tsx';

/** Brings the guide of the first day back after it was hidden, or hides it. */
export function GuideSettings() {
  const { t } = useTranslation();
  const guide = useGuide();
  const hide = useHideGuide();
  const hidden = guide.data?.hidden ?? false;
  return (
    <Sheet title={t('municipality.guideTitle')}>
      <Typography role="status" sx={{ mb: 1.5, minHeight: '1.5em' }}>
        {guide.data && t(hidden ? 'municipality.guideHidden' : 'municipality.guideShown')}
      </Typography>
      <Button
        variant="outlined"
        disabled={!guide.data || hide.isPending}
        onClick={() => hide.mutate(!hidden)}
      >
        {t(hidden ? 'municipality.guideShow' : 'municipality.guideHide')}
      </Button>
    </Sheet>
  );
}
