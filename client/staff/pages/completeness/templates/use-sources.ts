import { useMemo } from 'react';
import type { Choices } from '../../../../../server/completeness/compilation.schema.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useIndicators } from '../../../queries/indicators.ts';
import type { SourceOption } from './source-field.tsx';

/** Everything that may be bound: elements by form, indicators by direction; each once. */
export function useSources(choices: Choices): Record<'element' | 'indicator', SourceOption[]> {
  const language = useLanguage();
  const tree = useIndicators('').data;
  return useMemo(() => {
    const elements = choices.forms.flatMap(({ title, sections }) =>
      sections.flatMap((section) =>
        section.elements.map(({ id, title: name, unit }) => ({
          id,
          title: unit ? `${name}, ${unit}` : name,
          group: localText(title, language),
        })),
      ),
    );
    const indicators = (tree?.directions ?? []).flatMap((direction) =>
      direction.criteria.flatMap((criterion) =>
        criterion.indicators.map(({ key, title }) => ({
          id: key,
          title,
          group: direction.title,
        })),
      ),
    );
    return { element: once(elements), indicator: once(indicators) };
  }, [choices, tree, language]);
}

function once(options: readonly SourceOption[]): SourceOption[] {
  return [...new Map(options.map((one) => [one.id, one])).values()];
}
