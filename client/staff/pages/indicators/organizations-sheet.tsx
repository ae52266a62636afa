import { useTranslation } from 'react-i18next';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import { formatDay } from '../../format/date.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { Completeness, completenessOf } from './completeness.tsx';
import { IndicatorValue } from './indicator-value.tsx';

type Row = IndicatorDetail['organizations'][number];
type Part = 'numerator' | 'denominator' | 'n';
const parts: Part[] = ['numerator', 'denominator', 'n'];

/** The indicator organization by organization, with the parts of each value that exist. */
export function OrganizationsSheet({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const shortName = useShortName();
  const { organizations, indicator } = detail;
  if (indicator.level === 'municipality' && organizations.length === 0) return null;
  if (organizations.length === 0) {
    return <Sheet title={t('indicator.byOrganization')}>{t('indicator.noOrganizations')}</Sheet>;
  }
  const known = parts.filter((part) => organizations.some(({ value }) => value[part] !== null));
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t('indicator.organization'),
      width: '34%',
      sortBy: ({ id, name }) => shortName(id, name),
      cell: ({ id, name }) => <OrganizationName id={id} name={name} />,
    },
    {
      id: 'value',
      title: t('indicator.value'),
      figure: true,
      sortBy: ({ value }) => value.value,
      cell: ({ value }) => (
        <IndicatorValue value={value} indicator={indicator} scope="organization" />
      ),
    },
    ...known.map((part) => ({
      id: part,
      title: t(`indicator.${part}`),
      figure: true,
      sortBy: ({ value }: Row) => value[part],
      cell: ({ value }: Row) => (value[part] === null ? '' : formatPlain(value[part], language)),
    })),
    {
      id: 'completeness',
      title: t('indicator.completeness'),
      figure: true,
      sortBy: ({ value }) => completenessOf(value),
      cell: ({ value }) => <Completeness value={value} />,
    },
    {
      id: 'fresh',
      title: t('indicator.fresh'),
      sortBy: ({ value }) => value.freshAt,
      searchBy: () => '',
      cell: ({ value }) => value.freshAt && formatDay(value.freshAt, zone, language),
    },
  ];
  return (
    <Sheet title={t('indicator.byOrganization')} flush>
      <DataTable
        caption={t('indicator.byOrganization')}
        columns={columns}
        rows={organizations}
        rowKey={({ id }) => id}
        copyable
      />
    </Sheet>
  );
}
