import { useTranslation } from 'react-i18next';
import type { FoundView } from '../../../../server/checks/found.schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { decisions, kinds, severities, type FoundFilter } from './found.ts';

interface FoundFiltersProps {
  view: FoundView;
  filter: FoundFilter;
  onChange: (next: Record<string, string>) => void;
}

/** The period, and what the list is narrowed to; only what the list holds is offered. */
export function FoundFilters({ view, filter, onChange }: FoundFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { violations, period, periods } = view;
  const open = periods.map((one): [string, number] => [one.period, one.open]);
  const any = { value: '', text: t('check.any') };
  const has = (value: (one: FoundView['violations'][number]['violation']) => string) =>
    new Set(violations.map(({ violation }) => value(violation)));
  const [bySeverity, byKind] = [has(({ severity }) => severity), has(({ kind }) => kind)];
  const named = (pairs: [string, string][]) =>
    [...new Map(pairs)]
      .map(([value, text]) => ({ value, text }))
      .sort((a, b) => a.text.localeCompare(b.text, language, { numeric: true }));
  const lists = {
    decision: decisions.map((value) => ({ value, text: t(`check.decisions.${value}`) })),
    severity: severities
      .filter((one) => bySeverity.has(one))
      .map((value) => ({ value, text: t(`check.severities.${value}`) })),
    kind: kinds
      .filter((one) => byKind.has(one))
      .map((value) => ({ value, text: t(`check.kinds.${value}`) })),
    form: named(violations.map((one) => [one.formKey, one.formTitle])),
    organization: named(violations.map((one) => [one.organizationId, one.organizationName])),
  };
  const width = { width: { xs: 1, sm: '13rem' } };
  return (
    <FilterBar label={t('check.filters')}>
      <SelectField
        label={t('check.period')}
        value={period}
        onChange={(chosen) => onChange({ period: chosen, form: '', organization: '' })}
        sx={{ width: { xs: 1, sm: '19rem' } }}
        options={[...new Map([[period, 0], ...open])].map(([value, number]) => ({
          value,
          text: [
            periodName(value, language),
            ...(number > 0 ? [t('check.openIn', { number })] : []),
          ].join(', '),
        }))}
      />
      {violations.length > 0 &&
        (['decision', 'severity', 'kind', 'form', 'organization'] as const)
          .filter((name) => lists[name].length > 1 || filter[name] !== '')
          .map((name) => (
            <SelectField
              key={name}
              label={t(`check.${name}`)}
              value={filter[name]}
              onChange={(chosen) => onChange({ [name]: chosen })}
              sx={width}
              options={[any, ...lists[name]]}
            />
          ))}
    </FilterBar>
  );
}
