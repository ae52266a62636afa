import { useTranslation } from 'react-i18next';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import { formatDate } from '../../format/date.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { Completeness, completenessOf } from './completeness.tsx';
import { IndicatorValue } from './indicator-value.tsx';
import { PartValue } from './part-value.tsx';
import { standingColumns } from './standing-columns.tsx';
import { TargetMet } from './target-line.tsx';

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
    ...partColumns(detail),
    ...standingColumns(t, organizations, ({ standing }: Row) => standing),
    ...(organizations.some(({ value }) => value.target)
      ? [
          {
            id: 'target',
            title: t('indicator.target.title'),
            sortBy: ({ value }: Row) =>
              value.target?.met == null ? null : Number(value.target.met),
            cell: ({ value }: Row) => value.target && <TargetMet target={value.target} />,
          },
        ]
      : []),
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
      cell: ({ value }) => value.freshAt && formatDate(value.freshAt, zone, language),
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
        wide={columns.length > 8}
      />
    </Sheet>
  );
}

/** A column for each part that any organization has. */
function partColumns({ organizations, indicator }: IndicatorDetail): Column<Row>[] {
  const titles = new Map(
    organizations.flatMap(({ value }) => value.parts.map(({ id, title }) => [id, title] as const)),
  );
  const partOf = ({ value }: Row, id: string) => value.parts.find((part) => part.id === id);
  return [...titles].map(([id, title]) => ({
    id: `part ${id}`,
    title,
    figure: true,
    sortBy: (row) => partOf(row, id)?.value.value ?? null,
    cell: (row) => {
      const part = partOf(row, id);
      return part && <PartValue part={part} indicator={indicator} scope="organization" />;
    },
  }));
}
