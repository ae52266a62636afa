import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Event from '@mui/icons-material/EventOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import PersonOff from '@mui/icons-material/PersonOffOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../../../server/indicators/coverage.schema.ts';
import { Status } from '../../ui/status.tsx';

const looks = {
  there: { tone: 'good', icon: CheckCircle },
  asked: { tone: 'wait', icon: HourglassEmpty },
  notAsked: { tone: 'quiet', icon: RadioButtonUnchecked },
  noOrganization: { tone: 'quiet', icon: PersonOff },
  otherPeriod: { tone: 'quiet', icon: Event },
  missing: { tone: 'quiet', icon: RadioButtonUnchecked },
} as const;

/** Where a source stands in the period, by a word and a shape; of elements how many reported. */
export function SourceStatus({
  source,
}: {
  source: Pick<SourceState, 'kind' | 'status' | 'reported'>;
}) {
  const { t } = useTranslation();
  const { kind, status, reported } = source;
  const own = { computed: 'notComputed', indicator: 'noValue' } as const;
  const word =
    status === 'missing' && (kind === 'computed' || kind === 'indicator') ? own[kind] : status;
  const text =
    status === 'there' && reported !== null
      ? t('coverage.source.reported', { count: reported })
      : t(`coverage.source.${word}`);
  return <Status {...looks[status]} text={text} />;
}
