import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { MatrixView } from '../../../../server/completeness/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { PeriodPicker } from '../indicators/period-picker.tsx';
import { sought, type Filter } from './filter.ts';

interface MatrixFiltersProps {
  view: MatrixView;
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  onPeriod: (period: string) => void;
}

/** The period, and what of its matrix is shown. */
export function MatrixFilters({ view, filter, onFilter, onPeriod }: MatrixFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const all = { value: '', text: t('common.all') };
  const width = { width: { xs: 1, sm: '13rem' } };
  return (
    <FilterBar label={t('completeness.title')}>
      <Box sx={{ width: { xs: 1, sm: '16rem' } }}>
        <PeriodPicker period={view.period} periods={view.periods} onChange={onPeriod} />
      </Box>
      <SelectField
        label={t('completeness.state')}
        value={filter.state}
        onChange={(state) => onFilter({ state: state as Filter['state'] })}
        sx={width}
        options={[
          all,
          ...sought.map((value) => ({ value, text: t(`completeness.sought.${value}`) })),
        ]}
      />
      {view.clusters.length > 0 && (
        <SelectField
          label={t('completeness.cluster')}
          value={filter.cluster}
          onChange={(cluster) => onFilter({ cluster })}
          sx={width}
          options={[
            all,
            ...view.clusters.map(({ cluster }) => ({ value: cluster, text: cluster })),
          ]}
        />
      )}
      {view.forms.length > 1 && (
        <SelectField
          label={t('completeness.form')}
          value={filter.form}
          onChange={(form) => onFilter({ form })}
          sx={{ width: { xs: 1, sm: '16rem' } }}
          options={[
            all,
            ...view.forms.map(({ key, title }) => ({
              value: key,
              text: localText(title, language),
            })),
          ]}
        />
      )}
      {view.rows.length > 3 && (
        <SearchField
          label={t('completeness.search')}
          value={filter.search}
          onChange={(search) => onFilter({ search })}
          width="14rem"
        />
      )}
    </FilterBar>
  );
}
