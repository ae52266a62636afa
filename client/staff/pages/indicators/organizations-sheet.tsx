import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import { formatDate } from '../../format/date.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { Completeness, completenessOf } from './completeness.tsx';
import { IndicatorValue } from './indicator-value.tsx';
import { PartValue } from './part-value.tsx';
import { lookAt, offeredParts, partOf, type Organization } from './organization-parts.ts';
import { standingColumns } from './standing-columns.tsx';
import { TargetMet } from './target-line.tsx';
import { useAnswersOf } from './use-answers-of.ts';

const numbers = ['numerator', 'denominator', 'n'] as const;

/** The indicator organization by organization, with the parts of each value that exist. */
export function OrganizationsSheet({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  const { organizations, indicator } = detail;
  if (indicator.level === 'municipality' && organizations.length === 0) return null;
  if (organizations.length === 0) {
    return <Sheet title={t('indicator.byOrganization')}>{t('indicator.noOrganizations')}</Sheet>;
  }
  const { beside, choice, whole } = offeredParts(organizations);
  const chosen = choice.find(({ id }) => id === asked)?.id ?? (whole ? '' : (choice[0]?.id ?? ''));
  return (
    <Sheet
      title={t('indicator.byOrganization')}
      flush
      actions={
        choice.length > 0 && (
          <SelectField
            label={t('indicator.part')}
            value={chosen}
            onChange={setAsked}
            sx={{ width: { xs: 1, sm: '22rem' } }}
            options={[
              ...(whole ? [{ value: '', text: t('indicator.wholeValue') }] : []),
              ...choice.map(({ id, title }) => ({ value: id, text: title })),
            ]}
          />
        )
      }
    >
      <Table detail={detail} beside={beside} chosen={chosen} />
    </Sheet>
  );
}

interface TableProps {
  detail: IndicatorDetail;
  /** Parts that stand beside the value. */
  beside: { id: string; title: string }[];
  /** The part that stands in place of the value; '' for the value itself. */
  chosen: string;
}

function Table({ detail, beside, chosen }: TableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const shortName = useShortName();
  const answersOf = useAnswersOf(detail);
  const { organizations, indicator } = detail;
  const look = (row: Organization) => lookAt(row, chosen);
  const has = (number: (typeof numbers)[number]) =>
    organizations.some((row) => (look(row)?.[number] ?? null) !== null);
  // Where each value is of one report, a column of ones tells nothing.
  const several = organizations.some((row) => (look(row)?.n ?? 0) > 1);
  const known = numbers.filter((number) => has(number) && (number !== 'n' || several));
  const columns: Column<Organization>[] = [
    {
      id: 'name',
      title: t('indicator.organization'),
      width: '15rem',
      sortBy: ({ id, name }) => shortName(id, name),
      cell: ({ id, name }) => {
        const answers = answersOf(id);
        if (answers === null) return <OrganizationName id={id} name={name} />;
        return (
          <TextLink to={answers}>
            <ClampText text={shortName(id, name)} />
          </TextLink>
        );
      },
    },
    {
      id: 'value',
      title: t('indicator.value'),
      figure: true,
      sortBy: (row) => look(row)?.value ?? null,
      cell: (row) => {
        const part = chosen === '' ? undefined : partOf(row, chosen);
        return part ? (
          <PartValue part={part} indicator={indicator} scope="organization" />
        ) : (
          <IndicatorValue
            value={chosen === '' ? row.value : { ...row.value, parts: [] }}
            indicator={indicator}
            scope="organization"
          />
        );
      },
    },
    ...known.map((number): Column<Organization> => ({
      id: number,
      title: t(`indicator.${number}`),
      figure: true,
      sortBy: (row) => look(row)?.[number] ?? null,
      cell: (row) => {
        const figure = look(row)?.[number] ?? null;
        return figure === null ? '' : formatPlain(figure, language);
      },
    })),
    ...beside.map(({ id, title }): Column<Organization> => ({
      id: `part ${id}`,
      title,
      figure: true,
      sortBy: (row) => partOf(row, id)?.value.value ?? null,
      cell: (row) => {
        const part = partOf(row, id);
        return part && <PartValue part={part} indicator={indicator} scope="organization" />;
      },
    })),
    ...standingColumns(t, organizations, ({ standing }: Organization) => standing),
    ...(organizations.some(({ value }) => value.target)
      ? [
          {
            id: 'target',
            title: t('indicator.target.title'),
            sortBy: ({ value }: Organization) =>
              value.target?.met == null ? null : Number(value.target.met),
            cell: ({ value }: Organization) => value.target && <TargetMet target={value.target} />,
          },
        ]
      : []),
    ...(organizations.some(({ value }) => value.expected)
      ? [
          {
            id: 'completeness',
            title: t('indicator.completeness'),
            figure: true,
            sortBy: ({ value }: Organization) => completenessOf(value),
            cell: ({ value }: Organization) => <Completeness value={value} />,
          },
        ]
      : []),
    {
      id: 'fresh',
      title: t('indicator.fresh'),
      sortBy: ({ value }) => value.freshAt,
      searchBy: () => '',
      cell: ({ value }) => value.freshAt && formatDate(value.freshAt, zone, language),
    },
  ];
  return (
    <DataTable
      caption={t('indicator.byOrganization')}
      columns={columns}
      rows={organizations}
      rowKey={({ id }) => id}
      copyable
      wide={columns.length > 8}
    />
  );
}
