import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../api.ts';
import { formatDate } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useJudgements } from '../../queries/evidence.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { TextLink } from '../../ui/router-link.tsx';

interface ConclusionProps {
  indicatorKey: string;
  period: string;
}

/** What the expert wrote of the municipality as a whole, and where conclusions are written. */
export function Conclusion({ indicatorKey, period }: ConclusionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan()('evidence.read');
  const { data } = useJudgements(period, can);
  if (!can) return null;
  const found = data?.judgements.find(
    (one) => one.indicator === indicatorKey && one.organizationId === null,
  );
  return (
    <Box sx={{ mt: 2 }}>
      {found && (
        <>
          <Typography sx={{ maxWidth: '52rem', whiteSpace: 'pre-line' }}>{found.text}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {found.author}, {formatDate(found.at, zone, language)}
          </Typography>
        </>
      )}
      <TextLink to={`/evidence${queryString({ tab: 'conclusions', period })}`}>
        {t('indicator.conclusions')}
      </TextLink>
    </Box>
  );
}
