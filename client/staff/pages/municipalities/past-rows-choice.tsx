import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CatalogTemplateView } from '../../../../server/catalogs/schema.ts';
import type { PastRows } from '../../../../server/municipalities/schema.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { tellPastRows } from './past-rows.ts';

interface PastRowsChoiceProps {
  template: CatalogTemplateView;
  workingYear: string;
  value: PastRows;
  onChange: (value: PastRows) => void;
}

/** What becomes of a catalog's past dates, with the numbers of this catalog and year. */
export function PastRowsChoice({ template, workingYear, value, onChange }: PastRowsChoiceProps) {
  const { t } = useTranslation();
  const { dated, scheduleRows: total } = template;
  const years = (first: number, last: number) =>
    first === last
      ? t('municipality.oneYear', { year: first })
      : t('municipality.years', { first, last });
  if (!dated) {
    return <Sheet title={t('municipality.plan')}>{t('municipality.planNoDates')}</Sheet>;
  }
  const told = tellPastRows(dated, workingYear);
  const choices = [
    {
      id: 'move' as const,
      name: t('municipality.move'),
      below: t('municipality.moveTold', {
        count: told.years,
        years: years(told.first, told.last),
      }),
    },
    {
      id: 'archive' as const,
      name: t('municipality.archive'),
      below: [
        t('municipality.archiveTold', { past: told.past }),
        told.rest > 0 && t('municipality.archiveRest', { rest: told.rest }),
      ]
        .filter(Boolean)
        .join(' '),
    },
  ];
  return (
    <Sheet title={t('municipality.plan')}>
      <Typography>
        {t('municipality.planTold', {
          total,
          dated: dated.rows,
          years: years(dated.firstYear, dated.lastYear),
        })}
        {dated.rows < total && ` ${t('municipality.planUndated')}`}
      </Typography>
      {told.years === 0 ? (
        <Typography sx={{ mt: 1 }}>{t('municipality.planCurrent')}</Typography>
      ) : (
        <FormControl sx={{ mt: 2 }}>
          <FormLabel id="past-rows">{t('municipality.pastRows')}</FormLabel>
          <RadioGroup
            aria-labelledby="past-rows"
            value={value}
            onChange={(_, chosen) => onChange(chosen === 'archive' ? 'archive' : 'move')}
          >
            {choices.map(({ id, name, below }) => (
              <FormControlLabel
                key={id}
                value={id}
                control={<Radio />}
                sx={{ alignItems: 'flex-start', mt: 0.5 }}
                label={
                  <Box sx={{ pt: 1, maxWidth: '42rem' }}>
                    {name}
                    <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{below}</Box>
                  </Box>
                }
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
    </Sheet>
  );
}
