import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import { useCan } from '../../queries/person.ts';
import { Facts } from '../../ui/facts.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SourceTable } from './source-table.tsx';

/** Where the number comes from, in words. */
export function MethodSheet({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const { indicator, method, sources, note } = detail;
  const judged = indicator.state.state === 'judgement';
  const rich = useCan()('form.read') && sources.length > 0;
  return (
    <Sheet title={t(judged ? 'indicator.whereJudged' : 'indicator.where')}>
      <Typography component="div" sx={{ mb: 2, maxWidth: '52rem' }}>
        {method.split('\n').map((line) => (
          <Box key={line} component="p" sx={{ m: 0, '& + &': { mt: 1 } }}>
            {line}
          </Box>
        ))}
      </Typography>
      {rich && <SourceTable detail={detail} />}
      <Facts
        items={[
          ...(sources.length > 0 && !rich
            ? ([[t('indicator.sources'), <Sources key="sources" sources={sources} />]] as [
                string,
                React.ReactNode,
              ][])
            : []),
          ...(note ? ([[t('indicator.note'), note]] as [string, React.ReactNode][]) : []),
          [t('indicator.levelTitle'), t(`indicator.level.${indicator.level}`)],
          // A conclusion in words is neither more nor less.
          ...(judged
            ? []
            : ([
                [
                  t('indicator.polarityTitle'),
                  indicator.negative
                    ? t('indicator.negative')
                    : t(`indicator.polarity.${indicator.polarity}`),
                ],
              ] as [string, React.ReactNode][])),
          [
            t('indicator.confidentialityTitle'),
            t(`indicator.confidentiality.${indicator.confidentiality}`),
          ],
        ]}
      />
      {indicator.sourceLine !== null && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {t('indicator.sourceLine', { line: indicator.sourceLine })}
        </Typography>
      )}
    </Sheet>
  );
}

function Sources({ sources }: { sources: IndicatorDetail['sources'] }) {
  const { t } = useTranslation();
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
      {sources.map(({ kind, id, title }) => (
        <li key={`${kind}.${id}.${title}`}>
          {title}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            ({t(`indicator.sourceKind.${kind}`)})
          </Box>
        </li>
      ))}
    </Box>
  );
}
