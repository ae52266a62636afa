import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewView } from '../../../../../server/indicators/settings.schema.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { useShortName } from '../../organizations/organization-name.tsx';
import { IndicatorValue } from '../indicator-value.tsx';

/** What a changed setting would do: values of the municipality, organizations, lists. */
export function PreviewChanges({ preview }: { preview: PreviewView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { indicators, lists, later } = preview;
  const heading = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone: what it brought is read next.
  useEffect(() => heading.current?.focus(), []);
  const nothing = indicators.length === 0 && lists.length === 0;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography
        variant="h3"
        component="p"
        ref={heading}
        tabIndex={-1}
        sx={{ mb: 1, outline: 'none' }}
      >
        {t(nothing ? 'setting.nothingChanges' : 'setting.changes')}
      </Typography>
      {indicators.length > 0 && (
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', overflow: 'clip' }}>
          <DataTable
            caption={t('setting.changes')}
            rows={indicators}
            rowKey={({ key }) => key}
            filter={false}
            columns={[
              {
                id: 'indicator',
                title: t('setting.indicator'),
                width: '50%',
                cell: ({ title }) => <Clamp text={title} />,
              },
              ...(['before', 'after'] as const).map((side) => ({
                id: side,
                title: t(`setting.${side}`),
                figure: true,
                cell: (row: PreviewView['indicators'][number]) => (
                  <IndicatorValue value={row[side]} indicator={{ ...row, bound: true }} />
                ),
              })),
              {
                id: 'organizations',
                title: t('setting.organizations'),
                figure: true,
                cell: ({ organizations }) => organizations,
              },
            ]}
          />
        </Box>
      )}
      {lists.length > 0 && <ChangedLists lists={lists} />}
      {later.length > 0 && (
        <Typography variant="body2" sx={{ mt: 1.5 }}>
          {t('setting.later', {
            periods: later.map((one) => periodName(one, language)).join(', '),
          })}
        </Typography>
      )}
    </Box>
  );
}

function ChangedLists({ lists }: Pick<PreviewView, 'lists'>) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const names = (some: { id: string; title: string }[]) =>
    some.map(({ id, title }) => shortName(id, title)).join(', ');
  return (
    <Box component="ul" sx={{ m: 0, mt: 1.5, pl: 2.5, '& > li': { mb: 1 } }}>
      {lists.map(({ id, title, gained, lost, moved }) => (
        <li key={id}>
          <strong>{title}</strong>
          {gained.length > 0 && <div>{t('setting.gained', { names: names(gained) })}</div>}
          {lost.length > 0 && <div>{t('setting.lost', { names: names(lost) })}</div>}
          {moved > 0 && <div>{t('setting.moved', { count: moved })}</div>}
        </li>
      ))}
    </Box>
  );
}
