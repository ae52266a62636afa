import Check from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Help from '@mui/icons-material/HelpOutlineOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Reply from '@mui/icons-material/Reply';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundViolation } from '../../../../server/checks/found.schema.ts';
import { useFollowUp } from '../../queries/checks.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Status } from '../../ui/status.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import { decisionOf, decisions, returnable, rowKey } from './found.ts';

type Asking = { what: 'ask' | 'explain'; rows: FoundViolation[]; done: () => void };

const looks = {
  open: { tone: 'wait', icon: HourglassEmpty },
  explained: { tone: 'good', icon: Check },
  returned: { tone: 'busy', icon: Reply },
} as const;

/** Violations hardest first, each leading to its field, with what was decided. */
export function FoundTable({ rows }: { rows: readonly FoundViolation[] }) {
  const { t } = useTranslation();
  const can = useCan();
  const [asking, setAsking] = useState<Asking | null>(null);
  const nameOf = ({ organizationName: organization, title: item }: FoundViolation) =>
    t('check.rowName', { organization, item });
  const columns: Column<FoundViolation>[] = [
    {
      id: 'organization',
      title: t('check.organization'),
      width: '15%',
      sortBy: ({ organizationName }) => organizationName,
      searchBy: (row) => `${row.organizationName} ${row.formTitle}`,
      cell: (row) => (
        <>
          <Box sx={{ fontWeight: 600 }}>{row.organizationName}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{row.formTitle}</Box>
        </>
      ),
    },
    {
      id: 'item',
      title: t('check.item'),
      width: '18%',
      sortBy: ({ title }) => title,
      cell: (row) => (
        <TextLink to={`/assignments/${row.assignmentId}#field-${row.violation.question}`}>
          {row.title}
        </TextLink>
      ),
    },
    {
      id: 'message',
      title: t('check.message'),
      width: '26%',
      sortBy: ({ violation }) => -violation.rank,
      searchBy: ({ violation }) => violation.message,
      cell: ({ violation }) => (
        <>
          <Status
            tone={violation.severity === 'hard' ? 'bad' : 'quiet'}
            icon={violation.severity === 'hard' ? ErrorOutline : Help}
            text={`${t(`check.severities.${violation.severity}`)}: ${t(`check.kinds.${violation.kind}`)}`}
          />
          <Box>{violation.message}</Box>
        </>
      ),
    },
    {
      id: 'comment',
      title: t('check.comment'),
      width: '19%',
      searchBy: ({ comment }) => comment,
      cell: ({ comment }) =>
        comment || (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('check.noComment')}
          </Box>
        ),
    },
    {
      id: 'decision',
      title: t('check.decision'),
      width: '14rem',
      sortBy: (row) => decisions.indexOf(decisionOf(row)),
      searchBy: (row) => t(`check.decisions.${decisionOf(row)}`),
      cell: (row) => (
        <Decided
          row={row}
          name={nameOf(row)}
          may={can('check.followUp')}
          onAsk={(what) => setAsking({ what, rows: [row], done: () => undefined })}
        />
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('check.caption')}
        id="violations"
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        copyable
        {...(can('check.followUp')
          ? {
              choice: {
                name: nameOf,
                can: (row: FoundViolation) => decisionOf(row) === 'open',
                actions: (chosen: FoundViolation[], clear: () => void) => (
                  <>
                    <Button
                      variant="contained"
                      size="small"
                      onClick={() => setAsking({ what: 'explain', rows: chosen, done: clear })}
                    >
                      {t('check.explainAll')}
                    </Button>
                    <Button
                      variant="outlined"
                      size="small"
                      disabled={!chosen.every(returnable)}
                      onClick={() => setAsking({ what: 'ask', rows: chosen, done: clear })}
                    >
                      {t('check.ask')}
                    </Button>
                  </>
                ),
              },
            }
          : {})}
      />
      {asking?.what === 'ask' && (
        <AskDialog
          rows={asking.rows}
          nameOf={nameOf}
          onDone={asking.done}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.what === 'explain' && (
        <ExplainDialog
          rows={asking.rows}
          nameOf={nameOf}
          onDone={asking.done}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

interface DecidedProps {
  row: FoundViolation;
  name: string;
  may: boolean;
  onAsk: (what: 'ask' | 'explain') => void;
}

function Decided({ row, name, may, onAsk }: DecidedProps) {
  const { t } = useTranslation();
  const undo = useFollowUp();
  const decision = decisionOf(row);
  const { followUp } = row;
  const small = {
    size: 'small',
    sx: { px: 0.75, ml: -0.75, textAlign: 'left', whiteSpace: 'normal' },
  } as const;
  return (
    <Box
      // Small buttons in tables stand closer than their height: here two follow each other.
      sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: 1.5 }}
    >
      <Status {...looks[decision]} text={t(`check.decisions.${decision}`)} />
      {followUp && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {[followUp.by, followUp.earlier ? t('check.earlier') : '', followUp.note]
            .filter(Boolean)
            .join('. ')}
        </Box>
      )}
      {may && decision === 'explained' && (
        <Button
          {...small}
          aria-label={t('check.undoOf', { name })}
          disabled={undo.isPending}
          onClick={() =>
            undo.mutate([
              {
                ...{ assignmentId: row.assignmentId, violationId: row.violation.id },
                ...{ decision: null, note: '' },
              },
            ])
          }
        >
          {t('check.undo')}
        </Button>
      )}
      {may && decision === 'open' && (
        <>
          <Button
            {...small}
            aria-label={t('check.explainOf', { name })}
            onClick={() => onAsk('explain')}
          >
            {t('check.explain')}
          </Button>
          {returnable(row) ? (
            <Button {...small} aria-label={t('check.askOf', { name })} onClick={() => onAsk('ask')}>
              {t('check.ask')}
            </Button>
          ) : (
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{t('check.asked')}</Box>
          )}
        </>
      )}
    </Box>
  );
}
