import { pick } from '../../forms/run/text.ts';
import { dayIn } from '../campaigns/period.ts';
import { periodWords } from '../campaigns/words.ts';
import { detailOf } from '../indicators/detail.ts';
import type { IndicatorDetail, IndicatorValueView } from '../indicators/schema.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { periodBack } from '../periods.ts';
import { dayWords } from '../reports/words.ts';
import type { Binding, EmptyReason } from './bound-template.schema.ts';
import type { Compilation, CompiledCell } from './compilation.schema.ts';
import { compilationFor, type Reader } from './compilation.ts';

/** What goes into one cell, or why nothing does. */
export type Given =
  | { value: number | string; preliminary: boolean }
  | { value: null; why: EmptyReason; reason: string };

/** Of whom a cell is: a whole, a cluster, or one organization. */
export type About = { of: 'municipality' } | { of: 'cluster'; cluster: string } | { id: string };

const none = (why: EmptyReason, reason = ''): Given => ({ value: null, why, reason });
const plain = (value: string): Given => ({ value, preliminary: false });

/** Everything that some bindings need for a period, read once. */
export async function valuesFor(reader: Reader, bindings: readonly Binding[], period: string) {
  const { actor, now, language } = reader;
  const { municipalityId } = actor;
  const periodOf = (back: number) => (back === 0 ? period : periodBack(period, back));
  const tables = new Map<string, Compilation>();
  const details = new Map<string, IndicatorDetail | null>();
  const elements = new Map<string, Set<string>>();
  for (const { source } of bindings) {
    if (source.kind === 'element') {
      const at = periodOf(source.back);
      elements.set(at, (elements.get(at) ?? new Set()).add(source.id));
    }
    if (source.kind === 'indicator') {
      const at = periodOf(source.back);
      const name = `${at} ${source.id}`;
      if (details.has(name)) continue;
      details.set(name, await detailOf({ actor, language, period: at }, source.id));
    }
  }
  for (const [at, ids] of elements) {
    tables.set(at, await compilationFor(reader, { period: at, elements: [...ids] }));
  }
  const { name, timeZone } = await getMunicipality(municipalityId);
  const organizations = await listOrganizations(municipalityId, { closed: true });
  const names = new Map(organizations.map((one) => [one._id, one.name]));

  const give = ({ source }: Binding, about: About): Given => {
    switch (source.kind) {
      case 'period':
        return plain(pick(periodWords(periodOf(source.back)), language));
      case 'date':
        return plain(dayWords(dayIn(timeZone, now), timeZone, language));
      case 'name': {
        if ('id' in about) {
          const own = names.get(about.id);
          return own === undefined ? none('noOrganization') : plain(own);
        }
        return plain(about.of === 'cluster' ? about.cluster : name);
      }
      case 'element':
        return ofElement(tables.get(periodOf(source.back)), source.id, about);
      case 'indicator':
        return ofIndicator(details.get(`${periodOf(source.back)} ${source.id}`) ?? null, about);
    }
  };
  return { give, organizations, names, municipality: name };
}

function ofElement(table: Compilation | undefined, id: string, about: About): Given {
  const at = table?.columns.findIndex((column) => column.id === id) ?? -1;
  if (!table || at < 0) return none('vanished');
  const rowId =
    'id' in about ? about.id : about.of === 'cluster' ? `cluster:${about.cluster}` : 'whole';
  const cell: CompiledCell | undefined = table.rows.find((row) => row.id === rowId)?.cells[at];
  if (!cell) return none('id' in about ? 'notAsked' : 'noOrganization');
  const { value, why = 'empty', reason = '', preliminary = 0 } = cell;
  if (value === null) return none(why, reason);
  const shown = typeof value === 'boolean' ? (value ? 'да' : 'нет') : value;
  return { value: shown, preliminary: preliminary > 0 };
}

function ofIndicator(detail: IndicatorDetail | null, about: About): Given {
  if (!detail) return none('vanished');
  const view: IndicatorValueView | null | undefined =
    'id' in about
      ? detail.organizations.find(({ id }) => id === about.id)?.value
      : detail.indicator.value;
  if (!view) return none('noValue');
  if (view.judgement) return plain(view.judgement.title);
  if (view.hidden) return none('hidden');
  if (view.fewerThanFive) return none('restricted');
  if (view.value === null) return none('noValue');
  return { value: Number(view.value.toFixed(detail.indicator.decimals)), preliminary: false };
}
