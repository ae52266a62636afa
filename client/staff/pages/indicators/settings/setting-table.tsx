import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type {
  SettingsView,
  SettingView,
} from '../../../../../server/indicators/settings.schema.ts';
import { formatDate } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { DrivesCell } from './drives-cell.tsx';
import { useSettingWords } from './setting-words.ts';

const quiet = { color: 'text.secondary', fontSize: '0.8125rem' };

interface SettingTableProps {
  view: SettingsView;
  /** Null where nothing may be changed. */
  onEdit: ((id: string) => void) | null;
}

/** Every setting with its value, why it is so, and what it drives. */
export function SettingTable({ view, onEdit }: SettingTableProps) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const columns: Column<SettingView>[] = [
    {
      id: 'name',
      title: t('setting.name'),
      width: '36%',
      sortBy: ({ title }) => title,
      searchBy: ({ title, reason }) => `${title} ${reason}`,
      cell: ({ title, reason, stated, sourceLine }) => (
        <>
          <Box sx={{ fontWeight: 500 }}>{title}</Box>
          <Box sx={quiet}>
            <Clamp text={reason} lines={3} />
          </Box>
          <Box sx={{ display: 'flex', gap: 0.5, mt: 0.5, '&:empty': { display: 'none' } }}>
            {stated && <Mark>{t('setting.stated')}</Mark>}
            {sourceLine !== null && <Mark>{t('setting.line', { line: sourceLine })}</Mark>}
          </Box>
        </>
      ),
    },
    {
      id: 'value',
      title: t('setting.value'),
      width: '10.5rem',
      searchBy: (one) => words(one, one.value),
      cell: (one) => <ValueCell setting={one} />,
    },
    {
      id: 'drives',
      title: t('setting.drives'),
      width: '32%',
      sortBy: ({ indicators, lists }) => indicators.length + lists.length,
      searchBy: ({ indicators, lists }) =>
        [...indicators, ...lists].map(({ title }) => title).join(' '),
      cell: (one) => <DrivesCell setting={one} period={view.period} />,
    },
  ];
  if (onEdit) {
    columns.push({
      id: 'actions',
      title: '',
      name: t('common.actions'),
      control: true,
      width: '7rem',
      // What stands in a question only is changed there: another number here would change nothing.
      cell: ({ id, title, indicators, lists }) =>
        (indicators.length > 0 || lists.length > 0) && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('setting.changeOf', { title })}
            onClick={() => onEdit(id)}
          >
            {t('setting.change')}
          </Button>
        ),
    });
  }
  return (
    <DataTable
      caption={t('setting.caption')}
      columns={columns}
      rows={view.settings}
      rowKey={({ id }) => id}
      copyable
    />
  );
}

function ValueCell({ setting }: { setting: SettingView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const words = useSettingWords();
  const { value, changed } = setting;
  const own = value !== setting.default;
  return (
    <>
      <Box sx={{ fontWeight: 650 }}>{words(setting, value)}</Box>
      <Box sx={quiet}>
        {own
          ? t('setting.default', { value: words(setting, setting.default) })
          : t('setting.byDefault')}
      </Box>
      {changed && (
        <Box sx={quiet}>
          {t('setting.changed', { by: changed.by, at: formatDate(changed.at, zone, language) })}
        </Box>
      )}
    </>
  );
}
