import type { Cell, Column, Row, Summary } from '../../../server/reports/schema.ts';

export function column(id: string, part: Partial<Column> = {}): Column {
  return {
    id,
    group: 'Раздел',
    title: id,
    kind: 'quantity',
    unit: 'чел.',
    decimals: 0,
    total: 'sum',
    usual: true,
    restricted: false,
    scale: null,
    ...part,
  };
}

export function row(id: string, cells: Cell[], part: Partial<Row> = {}): Row {
  return {
    id,
    kind: 'organization',
    name: `Муниципальное учреждение «${id}»`,
    shortName: id,
    cluster: '',
    n: 1,
    expected: 1,
    submittedAt: null,
    cells,
    ...part,
  };
}

/** A summary of columns and rows; the last row is the municipality's. */
export function makeSummary(
  columns: Column[],
  rows: Row[],
  {
    campaign,
    ...rest
  }: Partial<Omit<Summary, 'campaign'>> & { campaign?: Partial<Summary['campaign']> } = {},
): Summary {
  return {
    campaign: {
      id: '11111111-1111-4111-8111-111111111111',
      title: 'Опрос родителей',
      formKey: 'parents-school',
      formVersion: 1,
      formTitle: { ru: 'Школа глазами родителей' },
      kind: 'questionnaire',
      audience: 'parents',
      period: '2021-2022',
      anonymity: 'anonymous',
      minimumGroup: 5,
      opensAt: '2022-05-01T00:00:00.000Z',
      closesAt: '2022-05-30T08:00:00.000Z',
      state: 'closed',
      organizations: rows.length - 1,
      ...campaign,
    } as Summary['campaign'],
    municipality: 'Город',
    timeZone: 'Asia/Vladivostok',
    madeAt: '2022-06-01T20:30:00.000Z',
    freshOn: '2022-05-30',
    final: true,
    minimumGroup: 5,
    reported: rows.length - 1,
    columns,
    rows,
    ...rest,
  };
}
