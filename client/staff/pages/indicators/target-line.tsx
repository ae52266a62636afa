import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Flag from '@mui/icons-material/OutlinedFlag';
import HighlightOff from '@mui/icons-material/HighlightOff';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorRow, TargetView } from '../../../../server/indicators/schema.ts';
import { formatPlain, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Status } from '../../ui/status.tsx';

interface TargetLineProps {
  target: TargetView | null;
  indicator: Pick<IndicatorRow, 'unit'>;
}

/** What a value should reach and whether it does; without a target that is said, in no colour. */
export function TargetLine({ target, indicator }: TargetLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!target) {
    return <Box sx={{ color: 'text.secondary' }}>{t('indicator.target.none')}</Box>;
  }
  const { value, comparison, source } = target;
  const aim = `${comparison === 'atLeast' ? '≥' : '≤'}\u00a0${withUnit(formatPlain(value, language), indicator.unit)}`;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        <span>{aim}</span>
        <TargetMet target={target} />
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{source}</Box>
    </>
  );
}

/** Whether the target is reached, by word and shape. */
export function TargetMet({ target }: { target: TargetView }) {
  const { t } = useTranslation();
  if (target.met === null) {
    return <Status tone="quiet" icon={Flag} text={t('indicator.target.unknown')} />;
  }
  return target.met ? (
    <Status tone="good" icon={CheckCircle} text={t('indicator.target.met')} />
  ) : (
    <Status tone="bad" icon={HighlightOff} text={t('indicator.target.missed')} />
  );
}
