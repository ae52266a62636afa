import type { TFunction } from 'i18next';
import type { Binding } from '../../../../../server/completeness/bound-template.schema.ts';
import { isAddress } from './letters.ts';

export type Kind = Binding['source']['kind'];

/** A binding while it is being made: texts as they are typed. */
export interface DraftBinding {
  /** The one that is changed; null for a new one. */
  id: string | null;
  to: 'cell' | 'column';
  address: string;
  column: string;
  names: string;
  from: string;
  until: string;
  kind: Kind;
  /** The element or indicator. */
  what: string;
  back: number;
  /** `municipality`, `cluster:NAME` or an organization's id. */
  about: string;
}

export const emptyDraft: DraftBinding = {
  ...{ id: null, to: 'cell', address: '', column: '', names: 'B', from: '', until: '' },
  ...{ kind: 'element', what: '', back: 0, about: 'municipality' },
};

const clusterPrefix = 'cluster:';

/** A kept binding as it is edited. */
export function draftOf({ id, target, source, scope }: Binding): DraftBinding {
  return {
    ...emptyDraft,
    id,
    ...(target.to === 'cell'
      ? { to: 'cell', address: target.address }
      : {
          to: 'column',
          column: target.column,
          names: target.names,
          from: String(target.from),
          until: target.until === null ? '' : String(target.until),
        }),
    kind: source.kind,
    what: 'id' in source ? source.id : '',
    back: 'back' in source ? source.back : 0,
    about:
      scope.of === 'cluster'
        ? clusterPrefix + scope.cluster
        : scope.of === 'organization'
          ? scope.organizationId
          : 'municipality',
  };
}

export type DraftFault = 'address' | 'column' | 'from' | 'what';

/** What is still missing of a binding, by field. */
export function faultsOf(draft: DraftBinding): DraftFault[] {
  const { to, address, column, from, kind, what } = draft;
  const isColumn = (text: string) => /^[A-Z]{1,3}$/.test(text);
  return [
    ...(to === 'cell' && !isAddress(address) ? (['address'] as const) : []),
    ...(to === 'column' && !isColumn(column) ? (['column'] as const) : []),
    ...(to === 'column' && !/^[1-9]\d{0,4}$/.test(from) ? (['from'] as const) : []),
    ...((kind === 'element' || kind === 'indicator') && what === '' ? (['what'] as const) : []),
  ];
}

/** The binding that a complete draft means. */
export function bindingOf(draft: DraftBinding, sheet: string, title: string): Binding {
  const { to, address, column, names, from, until, kind, what, back, about } = draft;
  const id = draft.id ?? crypto.randomUUID();
  const target: Binding['target'] =
    to === 'cell'
      ? { to, address }
      : { to, column, names, from: Number(from), until: until === '' ? null : Number(until) };
  const source: Binding['source'] =
    kind === 'element' || kind === 'indicator'
      ? { kind, id: what, title, back }
      : kind === 'period'
        ? { kind, back }
        : { kind };
  const scope: Binding['scope'] =
    to === 'column'
      ? { of: 'row' }
      : about === 'municipality'
        ? { of: 'municipality' }
        : about.startsWith(clusterPrefix)
          ? { of: 'cluster', cluster: about.slice(clusterPrefix.length) }
          : { of: 'organization', organizationId: about };
  return { id, sheet, target, source, scope };
}

/** Where a binding writes: «B12», «D5:D40». */
export function placeWords({ target }: Binding): string {
  if (target.to === 'cell') return target.address;
  const end = target.until === null ? '…' : `${target.column}${target.until}`;
  return `${target.column}${target.from}:${end}`;
}

/** What a binding writes, in words. */
export function sourceWords({ source }: Binding, t: TFunction): string {
  const own = 'title' in source ? source.title : t(`boundTemplate.kind.${source.kind}`);
  const back = 'back' in source ? source.back : 0;
  return back === 0 ? own : `${own}, ${t('boundTemplate.before', { count: back }).toLowerCase()}`;
}
