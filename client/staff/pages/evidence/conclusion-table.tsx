import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgementView, JudgementsView } from '../../../../server/evidence/schema.ts';
import { formatDate } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ConclusionDialog } from './conclusion-dialog.tsx';
import { LevelState } from './level-state.tsx';
import { shortAddress } from './proofs.ts';

/** A criterion with what was concluded on it, if anything was. */
export type Criterion = JudgementsView['criteria'][number] & {
  judgement: JudgementView | undefined;
};

interface ConclusionTableProps {
  rows: Criterion[];
  organizationId: string | null;
  period: string;
}

/** Criteria with level, words and author. Levels are words: nothing here is counted or averaged. */
export function ConclusionTable({ rows, organizationId, period }: ConclusionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const [open, setOpen] = useState<string | null>(null);
  const current = rows.find(({ key }) => key === open);
  return (
    <>
      <DataTable
        caption={t('judgement.caption')}
        rows={rows}
        rowKey={({ key }) => key}
        groupOf={({ direction }) => direction ?? ''}
        copyable
        columns={[
          {
            id: 'criterion',
            title: t('judgement.criterion'),
            width: '36%',
            sortBy: ({ title }) => title,
            cell: ({ title }) => <Clamp text={title} lines={3} />,
          },
          {
            id: 'level',
            title: t('judgement.level'),
            width: '12rem',
            sortBy: ({ levels, judgement }) =>
              judgement ? levels.findIndex(({ id }) => id === judgement.level) : null,
            searchBy: ({ levels, judgement }) =>
              levels.find(({ id }) => id === judgement?.level)?.title ?? t('judgement.none'),
            cell: ({ levels, judgement }) => (
              <LevelState levels={levels} level={judgement?.level} />
            ),
          },
          {
            id: 'text',
            title: t('judgement.text'),
            searchBy: ({ judgement }) => judgement?.text ?? '',
            cell: ({ judgement }) =>
              judgement && (
                <>
                  <Clamp text={judgement.text} lines={3} />
                  <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                    {judgement.author}, {formatDate(judgement.at, zone, language)}
                  </Box>
                  {judgement.url && (
                    <Link
                      href={judgement.url}
                      target="_blank"
                      rel="noreferrer noopener"
                      sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}
                    >
                      {shortAddress(judgement.url)}
                    </Link>
                  )}
                </>
              ),
          },
          ...(can('evidence.judge')
            ? [
                {
                  id: 'actions',
                  title: t('common.actions'),
                  control: true,
                  cell: ({ key, title, judgement }: Criterion) => {
                    const text = t(judgement ? 'judgement.change' : 'judgement.write');
                    return (
                      <Button
                        size="small"
                        aria-label={`${text}: ${title}`}
                        onClick={() => setOpen(key)}
                      >
                        {text}
                      </Button>
                    );
                  },
                },
              ]
            : []),
        ]}
      />
      {current && (
        <ConclusionDialog
          criterion={current}
          organizationId={organizationId}
          period={period}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
