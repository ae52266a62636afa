import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedGroup, Comparison } from '../../../../server/responses/schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { BarList } from '../../ui/charts/bar-list.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import { useResultWords } from './question-words.ts';
import { ordered, placeOf, usualMeasure, valueOf, type Order } from './results-compare.ts';
import { ComparedTable } from './results-compared-table.tsx';
import { CompareTools } from './results-compare-tools.tsx';

/** The organizations by one question: bars with the line of all together, and the table behind. */
export function ResultsCompared({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useResultWords();
  const [measure, setMeasure] = useState(() => usualMeasure(comparison));
  const [order, setOrder] = useState<Order>('value');
  const [inClusters, setInClusters] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const { question, whole, clusters, organizations, minimumGroup } = comparison;
  const values = organizations.map((one) => valueOf(one, measure) ?? 0);
  const end = question.scale?.max ?? Math.max(...values, valueOf(whole, measure) ?? 0, 0);
  const text = (value: number) =>
    measure.kind === 'share'
      ? withUnit(formatNumber(value, 0, language), '%')
      : formatNumber(value, 2, language);
  const all = valueOf(whole, measure);
  const hidden = organizations.filter((one) => one.hidden);
  const bars = (groups: readonly ComparedGroup[], label: string) => (
    <BarList
      label={label}
      line={all === null ? null : placeOf(all, measure, end)}
      items={ordered(groups, measure, order).map(({ group, value }) => ({
        id: group.id,
        label: group.name,
        share: placeOf(value, measure, end),
        figure: (
          <>
            <Box component="strong" sx={{ color: 'text.primary' }}>
              {text(value)}
            </Box>
            {` · ${words.responses(group.n ?? 0)}`}
          </>
        ),
      }))}
    />
  );
  const caption = t('comparison.caption', { question: question.title });
  const told = organizations.filter((one) => valueOf(one, measure) !== null);
  return (
    <>
      <CompareTools
        question={question}
        mean={whole.mean !== null}
        measure={measure}
        onMeasure={setMeasure}
        order={order}
        onOrder={setOrder}
        inClusters={inClusters}
        onInClusters={clusters.length > 0 ? setInClusters : null}
      />
      <Sheet
        title={question.title}
        actions={
          <Button
            size="small"
            sx={{ displayPrint: 'none' }}
            onClick={() => setAsTable(!asTable)}
            aria-label={`${t(asTable ? 'results.asChart' : 'results.asTable')}: ${question.title}`}
          >
            {t(asTable ? 'results.asChart' : 'results.asTable')}
          </Button>
        }
      >
        {all !== null && (
          <Typography sx={{ mb: 0.5 }}>
            <strong>{t('comparison.whole', { value: text(all) })}</strong>
            {` · ${words.responses(whole.n ?? 0)}`}
          </Typography>
        )}
        {measure.kind === 'share' && measure.options.length === 0 && (
          <Typography>{t('comparison.noOptions')}</Typography>
        )}
        {told.length > 0 && !asTable && all !== null && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {t('comparison.line')}
          </Typography>
        )}
        {told.length === 0 && measure.kind === 'mean' && (
          <Typography>{t('comparison.none')}</Typography>
        )}
        {asTable && (
          <ComparedTable comparison={comparison} measure={measure} text={text} caption={caption} />
        )}
        {!asTable && !inClusters && bars(organizations, caption)}
        {!asTable &&
          inClusters &&
          [...clusters.map(({ id }) => id), ''].map((cluster) => {
            const inside = organizations.filter((one) => one.cluster === cluster);
            if (inside.length === 0) return null;
            const own = clusters.find(({ id }) => id === cluster);
            const value = own ? valueOf(own, measure) : null;
            return (
              <Box key={cluster} sx={{ mb: 2.5 }}>
                <Typography variant="h3" sx={{ mb: 0.5 }}>
                  {cluster || t('comparison.noCluster')}
                  {value !== null && `: ${text(value)}`}
                </Typography>
                {bars(inside, cluster || t('comparison.noCluster'))}
              </Box>
            );
          })}
        {hidden.length > 0 && !asTable && (
          <Box sx={{ mt: 2 }}>
            <Status
              tone="quiet"
              icon={VisibilityOff}
              text={`${t('comparison.hiddenTitle')}: ${t('comparison.hiddenReason', { count: minimumGroup })}`}
            />
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {hidden.map(({ name }) => name).join(', ')}
            </Typography>
          </Box>
        )}
      </Sheet>
    </>
  );
}
