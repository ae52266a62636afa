import { kmeans } from 'ml-kmeans';
import { equalValuesMark, missingInputMark, noDataMark, tooFewMark } from './common.ts';
import { blank, marksOf, readObservations, readSettings, text } from './data.ts';
import type { FoundGroup, Method, MethodData, OrganizationResult } from './method.ts';
import { deviation, mean, tidy } from './numbers.ts';

const settings: Method['settings'] = {
  way: {
    title: text('Откуда кластеры', 'Where clusters come from'),
    default: 'named',
    choices: [
      { value: 'named', title: text('названы управлением', 'named by the department') },
      { value: 'suggested', title: text('предложены по показателям', 'suggested by indicators') },
    ],
    unit: 'choice',
    reason: text(
      'Рабочее правило: документы называют кластерный анализ, но не его признаки; решает управление.',
      'Working rule: the documents name cluster analysis but not its features; the department decides.',
    ),
  },
  count: {
    title: text('Сколько кластеров предложить', 'How many clusters to suggest'),
    default: 3,
    min: 2,
    max: 9,
    unit: 'count',
    reason: text(
      'Рабочее правило: Спасск (строка 516) и Кемерово (строка 498) числа не называют.',
      'Working rule: Spassk (line 516) and Kemerovo (line 498) give no number.',
    ),
  },
  least: {
    title: text('Наименьшее число организаций', 'Least number of organizations'),
    default: 20,
    min: 4,
    max: 1000,
    unit: 'count',
    reason: text(
      'Рабочее правило: у меньшего числа группы случайны.',
      'Working rule: with fewer the groups are chance.',
    ),
  },
  noticeable: {
    title: text(
      'Заметное отклонение от среднего, в стандартных отклонениях',
      'Noticeable deviation from the mean, in standard deviations',
    ),
    default: 0.5,
    min: 0.1,
    max: 3,
    unit: 'number',
    reason: text(
      'Рабочее правило: отклонение меньше половины стандартного глаз не различает.',
      'Working rule: less than half a standard deviation is not noticed.',
    ),
  },
  seed: {
    title: text('Начальное число', 'Seed'),
    default: 1,
    min: 0,
    max: 1_000_000,
    unit: 'number',
    reason: text(
      'Рабочее правило: одно и то же число даёт одни и те же кластеры.',
      'Working rule: the same seed gives the same clusters.',
    ),
  },
};

/** How far an organization is from the mean of each input, in standard deviations. */
interface Profile {
  id: string;
  deviations: (number | null)[];
}

/** Inputs that tell organizations apart, and where each organization stands. */
function readProfiles(data: MethodData) {
  const observed = readObservations(data);
  const told = data.inputs.flatMap((input) => {
    const values = data.organizations.flatMap(({ id }) => observed.value(input.name, id) ?? []);
    const middle = mean(values);
    const spread = deviation(values);
    return middle === null || spread === null ? [] : [{ input, middle, spread }];
  });
  const equal = told.filter(({ spread }) => spread === 0).map(({ input }) => input.name);
  const inputs = told.filter(({ spread }) => spread > 0);
  const profiles = data.organizations.map(({ id }): Profile => ({
    id,
    deviations: inputs.map(({ input, middle, spread }) => {
      const value = observed.value(input.name, id);
      return value === null ? null : tidy((value - middle) / spread);
    }),
  }));
  return { inputs: inputs.map(({ input }) => input), equal, profiles };
}

const restarts = 10;

function spreadWithin(points: number[][], clusters: number[], centroids: number[][]): number {
  return points.reduce((total, point, i) => {
    const centre = centroids[clusters[i] ?? 0] ?? [];
    return total + point.reduce((all, x, axis) => all + (x - (centre[axis] ?? 0)) ** 2, 0);
  }, 0);
}

/** The best of several starts; points in an order of their own, so that the set's does not matter. */
function suggest(points: number[][], count: number, seed: number): number[] {
  const distinct = new Set(points.map((point) => JSON.stringify(point))).size;
  const k = Math.min(count, distinct);
  if (k < 2) return points.map(() => 0);
  const tries = Array.from({ length: restarts }, (_, i) => {
    const { clusters, centroids } = kmeans(points, k, {
      seed: seed + i,
      initialization: 'kmeans++',
      maxIterations: 300,
    });
    return { clusters, spread: spreadWithin(points, clusters, centroids) };
  });
  return tries.toSorted((a, b) => a.spread - b.spread)[0]?.clusters ?? [];
}

/** Clusters from 1 on, the one that stands best on the whole first. */
function suggestedGroups(
  profiles: readonly Profile[],
  polarities: readonly number[],
  count: number,
  seed: number,
): Map<string, string> {
  const sorted = profiles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const points = sorted.map(({ deviations }) => deviations.map((x) => x ?? 0));
  const found = suggest(points, count, seed);
  const standing = (cluster: number) =>
    mean(
      points
        .filter((_, i) => found[i] === cluster)
        .map((point) => point.reduce((all, x, axis) => all + x * (polarities[axis] ?? 1), 0)),
    ) ?? 0;
  const order = [...new Set(found)].toSorted((a, b) => standing(b) - standing(a));
  return new Map(
    sorted.map(({ id }, i) => [id, String(order.indexOf(found[i] ?? 0) + 1)] as const),
  );
}

/** The inputs that tell a group from the rest. */
function describe(
  id: string,
  members: readonly Profile[],
  names: readonly string[],
  noticeable: number,
): FoundGroup {
  const means = names.map(
    (_, axis) => mean(members.flatMap(({ deviations }) => deviations[axis] ?? [])) ?? 0,
  );
  return {
    id,
    size: members.length,
    above: names.filter((_, axis) => (means[axis] ?? 0) >= noticeable),
    below: names.filter((_, axis) => (means[axis] ?? 0) <= -noticeable),
  };
}

export const clusters: Method = {
  id: 'clusters',
  title: text('Кластеры организаций', 'Clusters of organizations'),
  explanation: text(
    'Кластеры называет управление; либо они предлагаются по показателям: каждый приводится к стандартным отклонениям, похожие организации собираются методом k-средних с постоянным начальным числом, первый кластер — лучший в целом. Пропуск заменяется средним, организация помечена; организация без данных остаётся без кластера. Меньше двадцати организаций — предложения нет. О каждом кластере сказано, какие показатели заметно выше и ниже среднего.',
    'The department names clusters; or they are suggested: indicators are put in standard deviations, alike organizations gathered by k-means with a fixed seed, the first cluster standing best on the whole. A missing value counts as the mean and is marked; without any data there is no cluster. With fewer than twenty organizations nothing is suggested. Of each cluster it is said which indicators are noticeably above and below the mean.',
  ),
  source: text(
    'Кластерный анализ называют документы Кемерова (строка 498) и Спасска (строка 516); способ — рабочее правило.',
    'Kemerovo (line 498) and Spassk (line 516) ask for cluster analysis; the way is a working rule.',
  ),
  inputs: [{ name: '*', title: text('Показатели', 'Indicators'), required: false }],
  settings,
  groups: [{ id: '*', title: text('кластер', 'cluster'), listed: false }],
  numbers: [
    {
      id: 'deviation:*',
      title: text(
        'Отклонение от среднего, в стандартных отклонениях',
        'Deviation from the mean, in standard deviations',
      ),
    },
  ],
  wholeNumbers: [{ id: 'score', title: text('Кластеров', 'Clusters') }],
  marks: [
    noDataMark,
    missingInputMark,
    tooFewMark,
    equalValuesMark,
    {
      id: 'no-cluster',
      title: text('Кластер не назван', 'No cluster is named'),
    },
  ],
  run(data) {
    const read = readSettings(settings, data.settings);
    const { inputs, equal, profiles } = readProfiles(data);
    const suggested = read.word('way') === 'suggested';
    const known = profiles.filter(({ deviations }) => deviations.some((x) => x !== null));
    const tooFew = suggested && known.length < read.number('least');
    const named = new Map(data.organizations.map(({ id, cluster }) => [id, cluster] as const));
    const found = !suggested
      ? named
      : tooFew
        ? new Map<string, string>()
        : suggestedGroups(
            known,
            inputs.map(({ polarity }) => (polarity === 'up' ? 1 : -1)),
            Math.round(read.number('count')),
            Math.round(read.number('seed')),
          );
    const organizations = profiles.map(({ id, deviations }): OrganizationResult => {
      const group = found.get(id) ?? '';
      const missing = deviations.filter((x) => x === null).length;
      return {
        ...blank(id),
        group: group === '' ? null : group,
        numbers: Object.fromEntries(
          inputs.map(({ name }, axis) => [`deviation:${name}`, deviations[axis] ?? null]),
        ),
        marks: marksOf({
          'no-cluster': !suggested && group === '',
          'no-data': suggested && missing === deviations.length,
          'missing-input': missing > 0 && missing < deviations.length,
        }),
      };
    });
    const ids = [...new Set(found.values())].filter((id) => id !== '').toSorted();
    return {
      organizations,
      numbers: { score: ids.length },
      marks: [...marksOf({ 'too-few': tooFew }), ...equal.map((name) => `equal-values:${name}`)],
      groups: ids.map((id) =>
        describe(
          id,
          profiles.filter((one) => found.get(one.id) === id),
          inputs.map(({ name }) => name),
          read.number('noticeable'),
        ),
      ),
    };
  },
};
