import type { SourceState } from '../../../../server/indicators/coverage.schema.ts';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import type { MatrixView } from '../../../../server/completeness/schema.ts';
import { useMatrix } from '../../queries/completeness.ts';
import { useIndicatorSources } from '../../queries/indicators.ts';
import { useCan } from '../../queries/person.ts';
import { fieldId } from '../assignments/field-id.ts';

/**
 * Finds the way from an organization's value to the field where it gave the number.
 * @returns the address for an organization's id, null where there is no form of its own
 */
export function useAnswersOf(detail: IndicatorDetail): (organizationId: string) => string | null {
  const { indicator, period, sources } = detail;
  const can = useCan();
  const asked = sources.some(({ kind }) => kind === 'element');
  const may = asked && can('form.read') && can('dataForm.read');
  const { data: states = [] } = useIndicatorSources(indicator.key, period, may);
  const { data: matrix } = useMatrix(period, may);
  return (id) => (may && matrix?.period === period ? answersPath(states, matrix, id) : null);
}

/** The form by which an organization reported one of the sources, at that source's field. */
export function answersPath(
  sources: readonly Pick<SourceState, 'kind' | 'ref' | 'ways'>[],
  { forms, rows }: Pick<MatrixView, 'forms' | 'rows'>,
  organizationId: string,
): string | null {
  const cells = rows.find(({ id }) => id === organizationId)?.cells ?? [];
  for (const { kind, ref, ways } of sources) {
    if (kind !== 'element') continue;
    const at = forms.findIndex(
      ({ key }, index) => ways.some(({ form }) => form.key === key) && cells[index]?.assignmentId,
    );
    const assignmentId = cells[at]?.assignmentId;
    if (assignmentId) return `/assignments/${assignmentId}#${fieldId(ref)}`;
  }
  return null;
}
