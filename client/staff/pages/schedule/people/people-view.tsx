import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOccurrences } from '../../../queries/occurrences.ts';
import { useCan } from '../../../queries/person.ts';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { LevelField } from '../level-field.tsx';
import { NothingPlanned } from '../nothing-planned.tsx';
import { OccurrenceLines } from '../occurrence-line.tsx';
import { StandingWord } from '../standing-mark.tsx';
import { useFilter } from '../use-filter.ts';
import { ResponsibleDialog } from '../upkeep/responsible-dialog.tsx';
import { byResponsible, type Holder } from './by-responsible.ts';

/** Who owes what, nobody's first: that is a task of its own. */
export function PeopleView() {
  const { t } = useTranslation();
  const [filter, change] = useFilter(['level', 'search']);
  const { level } = filter;
  const search = useDeferredValue(filter.search.trim());
  const occurrences = useOccurrences({ level });
  const items = occurrences.data?.items;
  const holders = useMemo(() => byResponsible(items ?? []), [items]);
  const shown = holders.filter(({ key, name }) =>
    (key === '' ? t('occurrence.nobody') : name).toLowerCase().includes(search.toLowerCase()),
  );
  return (
    <Loaded query={occurrences} rows={10}>
      {(found) =>
        found.total === 0 && level === '' ? (
          <NothingPlanned />
        ) : (
          <>
            <FilterBar label={t('occurrence.findPerson')}>
              <SearchField
                label={t('occurrence.findPerson')}
                value={filter.search}
                onChange={(value) => change({ search: value })}
              />
              <LevelField value={level} onChange={(value) => change({ level: value })} />
            </FilterBar>
            {shown.length === 0 ? (
              <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
            ) : (
              <Sheet
                flush
                title={t('occurrence.holders', {
                  count: shown.filter(({ key }) => key !== '').length,
                })}
              >
                {shown.map((holder) => (
                  <HolderSection key={holder.key} holder={holder} today={found.today} />
                ))}
              </Sheet>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function HolderSection({ holder, today }: { holder: Holder; today: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [giving, setGiving] = useState(false);
  const { key, name, list, overdue, done } = holder;
  const nobody = key === '';
  const title = nobody ? t('occurrence.nobody') : name;
  return (
    <Box component="section" sx={sectionLook}>
      <h3>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ExpandMore aria-hidden />
          <span className="name">{title}</span>
          <span className="counts">
            {overdue > 0 && (
              <StandingWord
                standing="overdue"
                text={t('occurrence.overdueCount', { count: overdue })}
              />
            )}
            <span>{t('occurrence.openCount', { number: holder.open })}</span>
            <span>{t('occurrence.doneCount', { number: done })}</span>
          </span>
        </button>
      </h3>
      {nobody && can('schedule.write') && (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5, pl: { sm: 6 } }}>
          <Button size="small" variant="outlined" onClick={() => setGiving(true)}>
            {t('plan.responsible.open')}
          </Button>
          {giving && <ResponsibleDialog onClose={() => setGiving(false)} />}
        </Box>
      )}
      {open && (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pl: { sm: 6 }, pb: 1.5 }}>
          <OccurrenceLines items={list} label={title} today={today} responsible={false} />
        </Box>
      )}
    </Box>
  );
}

const sectionLook = {
  borderTop: 1,
  borderColor: 'divider',
  '& h3': { m: 0, fontSize: 'inherit', fontWeight: 400 },
  '& h3 button': {
    all: 'unset',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'flex-start',
    flexWrap: { xs: 'wrap', md: 'nowrap' },
    columnGap: 1,
    rowGap: 0.5,
    width: 1,
    px: { xs: 2, sm: 2.5 },
    py: 1.25,
    cursor: 'pointer',
    '& > svg': { fontSize: '1.25rem', flexShrink: 0, transform: 'rotate(-90deg)' },
    '&[aria-expanded=true] > svg': { transform: 'none' },
    '&:hover': { backgroundColor: '#f6f9fa' },
    '&:focus-visible': { outline: '3px solid #2b7f99', outlineOffset: '-3px' },
  },
  '& .name': { flex: 1, minWidth: 0, fontWeight: 600 },
  '& .counts': {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: 2.5,
    justifyContent: { md: 'flex-end' },
    flexBasis: { xs: '100%', md: 'auto' },
    pl: { xs: 3.5, md: 0 },
    ...{ color: 'text.secondary', fontSize: '0.875rem', whiteSpace: 'nowrap' },
  },
} as const;
