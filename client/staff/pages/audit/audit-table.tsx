import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatShort } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { AuditLine } from '../../queries/audit.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { AuditChange } from './audit-change.tsx';
import { useAbout, useAuditWords } from './audit-words.ts';

interface AuditTableProps {
  lines: AuditLine[];
  /** What the things are called that the lines are about, by id. */
  names: Map<string, string>;
}

/** The newest lines of the log. */
export function AuditTable({ lines, names }: AuditTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const words = useAuditWords();
  const about = useAbout(names);
  return (
    <DataTable
      caption={t('audit.caption')}
      rows={lines}
      rowKey={({ id }) => id}
      copyable
      columns={[
        {
          id: 'at',
          title: t('audit.at'),
          width: '13rem',
          sortBy: ({ sequence }) => sequence,
          searchBy: ({ at, sequence }) => `${formatShort(at, zone, language)} № ${sequence}`,
          cell: ({ at, sequence }) => (
            <>
              {formatShort(at, zone, language)}{' '}
              <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                № {sequence}
              </Box>
            </>
          ),
        },
        {
          id: 'who',
          title: t('audit.who'),
          width: '20%',
          sortBy: ({ actorName }) => actorName,
          cell: ({ actorName }) => actorName,
        },
        {
          id: 'what',
          title: t('audit.what'),
          sortBy: (line) => words.action(line),
          searchBy: (line) => `${words.action(line)} ${about(line)}`,
          cell: (line) => (
            <>
              {words.action(line)}
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                <Clamp text={about(line)} />
              </Box>
            </>
          ),
        },
        {
          id: 'details',
          title: t('audit.details'),
          width: '22%',
          control: true,
          cell: (line) => <AuditChange line={line} />,
        },
      ]}
    />
  );
}
