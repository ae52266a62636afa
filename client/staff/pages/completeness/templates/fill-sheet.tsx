import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FillResult } from '../../../../../server/completeness/bound-template.schema.ts';
import { filledFile, useFillResult } from '../../../queries/completeness.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { PeriodPicker } from '../../indicators/period-picker.tsx';
import { DownloadButton } from '../../reports/download-button.tsx';
import { together, type EmptyCells } from './empty-cells.ts';

interface FillSheetProps {
  id: string;
  revision: number;
  periods: readonly string[];
  period: string;
  /** Bindings are being changed and not saved. */
  changed: boolean;
}

/** Fills the template for a period: first what would stay empty and why, then the file. */
export function FillSheet({ id, revision, periods, period: first, changed }: FillSheetProps) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState(first);
  const result = useFillResult(id, period, revision);
  return (
    <Sheet title={t('boundTemplate.fillTitle')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        <Box sx={{ width: { xs: 1, sm: '16rem' } }}>
          <PeriodPicker period={period} periods={periods} onChange={setPeriod} />
        </Box>
        {changed ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('boundTemplate.saveFirst')}</Typography>
        ) : (
          <DownloadButton variant="contained" path={filledFile(id, period)}>
            {t('boundTemplate.download')}
          </DownloadButton>
        )}
      </Box>
      <Loaded query={result} rows={2}>
        {(data) => <Result result={data} />}
      </Loaded>
    </Sheet>
  );
}

function Result({ result }: { result: FillResult }) {
  const { t } = useTranslation();
  const { filled, preliminary, empty } = result;
  const rows = useMemo(() => together(empty), [empty]);
  const whyWords = ({ why, reason }: EmptyCells) =>
    [t(`boundTemplate.reasons.${why}`), reason].filter(Boolean).join(': ');
  return (
    <>
      <Alert severity={empty.length > 0 ? 'warning' : 'success'}>
        {t('boundTemplate.filled', { count: filled })}
        {preliminary > 0 && `, ${t('boundTemplate.preliminary', { number: preliminary })}`}.{' '}
        {empty.length > 0 && `${t('boundTemplate.empty', { number: empty.length })}.`}
      </Alert>
      {empty.length > 0 && (
        <Box sx={{ mt: 1.5, mx: { xs: -2, sm: -2.5 } }}>
          <DataTable
            caption={t('boundTemplate.empty', { number: empty.length })}
            id="emptyCells"
            rows={rows}
            rowKey={({ sheet, addresses: [first = ''] }) => `${sheet}!${first}`}
            copyable
            columns={[
              {
                id: 'about',
                title: t('boundTemplate.about'),
                cell: ({ about }) => about,
                sortBy: ({ about }) => about,
              },
              {
                id: 'why',
                title: t('boundTemplate.why'),
                cell: whyWords,
                sortBy: whyWords,
              },
              {
                id: 'what',
                title: t('boundTemplate.what'),
                cell: ({ titles }) =>
                  titles.length > 2
                    ? t('boundTemplate.several', { count: titles.length })
                    : titles.join('; '),
                searchBy: ({ titles }) => titles.join(' '),
              },
              {
                id: 'place',
                title: t('boundTemplate.cells'),
                cell: ({ sheet, addresses }) => `${sheet}: ${addresses.join(', ')}`,
                sortBy: ({ sheet, addresses }) => `${sheet} ${addresses[0] ?? ''}`,
              },
            ]}
          />
        </Box>
      )}
    </>
  );
}
