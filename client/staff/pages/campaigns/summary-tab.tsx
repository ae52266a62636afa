import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import type { Summary } from '../../../../server/reports/schema.ts';
import { formatDate } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { summaryFile, useSummary } from '../../queries/reports.ts';
import { CopyTable } from '../../ui/copy-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { DownloadButton } from '../reports/download-button.tsx';
import { SummaryCards } from './summary-cards.tsx';
import { SummaryColumns } from './summary-columns.tsx';
import { SummaryTable } from './summary-table.tsx';

/** Every organization's figures side by side, with subtotals, and the same as a spreadsheet. */
export function SummaryTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { state, id } = progress.campaign;
  if (state === 'draft' || state === 'planned') {
    return <Empty title={t('summary.plannedTitle')} text={t('summary.plannedText')} />;
  }
  return <LoadedSummary campaignId={id} />;
}

function LoadedSummary({ campaignId }: { campaignId: string }) {
  const summary = useSummary(campaignId);
  return (
    <Loaded query={summary} rows={10}>
      {(data) => <SummarySheet summary={data} />}
    </Loaded>
  );
}

function SummarySheet({ summary }: { summary: Summary }) {
  const { t } = useTranslation();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const tableId = useId();
  const { campaign, columns } = summary;
  const usual = useMemo(
    () => columns.filter((column) => column.usual).map(({ id }) => id),
    [columns],
  );
  const [chosen, setChosen] = useState<string[]>(usual);
  const shownIds = useDeferredValue(chosen);
  const shown = useMemo(
    () => columns.filter(({ id }) => shownIds.includes(id)),
    [columns, shownIds],
  );
  const clusters = summary.rows.filter(({ kind }) => kind === 'cluster');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const allFolded = clusters.length > 0 && clusters.every(({ cluster }) => folded.has(cluster));
  const caption = t('summary.caption', { title: campaign.title });
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        <DownloadButton variant="contained" path={summaryFile(campaign.id)}>
          {t('report.summaryFile')}
        </DownloadButton>
        <SummaryColumns
          label={t('summary.columns', { shown: chosen.length, all: columns.length })}
          title={t('summary.columnsTitle')}
          lead={t('summary.columnsLead')}
          choices={columns}
          chosen={chosen}
          onChange={setChosen}
          presets={[
            { text: t('summary.usual'), ids: usual },
            { text: t('summary.all'), ids: columns.map(({ id }) => id) },
            { text: t('summary.none'), ids: [] },
          ]}
        />
        {clusters.length > 0 && !narrow && (
          <Button
            onClick={() =>
              setFolded(new Set(allFolded ? [] : clusters.map(({ cluster }) => cluster)))
            }
          >
            {t(allFolded ? 'summary.unfoldAll' : 'summary.foldAll')}
          </Button>
        )}
        {!narrow && <CopyTable tableId={tableId} caption={caption} />}
      </Box>
      <Freshness summary={summary} />
      <Sheet flush>
        {narrow ? (
          <SummaryCards summary={summary} columns={shown} />
        ) : (
          <SummaryTable
            id={tableId}
            summary={summary}
            columns={shown}
            folded={folded}
            onFold={(cluster) => setFolded(toggled(folded, cluster))}
          />
        )}
      </Sheet>
    </>
  );
}

function toggled(set: ReadonlySet<string>, one: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function Freshness({ summary }: { summary: Summary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { freshOn, final, campaign } = summary;
  const sentences = [
    freshOn === null
      ? t('summary.noData')
      : t('summary.freshOn', { day: formatDate(freshOn, 'UTC', language) }),
    freshOn !== null && t(final ? 'summary.final' : 'summary.running'),
    t(campaign.kind === 'dataForm' ? 'summary.dataForm' : 'summary.shares'),
  ];
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
      {sentences.filter(Boolean).join(' ')}
    </Typography>
  );
}
