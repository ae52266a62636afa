import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useChoices, useSelections } from '../../../queries/completeness.ts';
import { useCan } from '../../../queries/person.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SectionNav } from '../../shell/section-nav.tsx';
import { CompilationSheet } from './compilation-sheet.tsx';

/** Quantities of a period's forms side by side, whatever form gave them. */
export function CompilationPage() {
  const { t } = useTranslation();
  const can = useCan();
  const [search, setSearch] = useSearchParams();
  const choices = useChoices(search.get('period') ?? '');
  const selections = useSelections(can('report.read'));
  const change = (next: Record<string, string>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return (
    <Page title={t('compilation.title')} lead={t('compilation.lead')}>
      <SectionNav of="completeness" period={choices.data?.period ?? ''} />
      <Loaded query={choices} rows={10}>
        {(data) =>
          data.forms.length === 0 && data.periods.length === 0 ? (
            <Empty title={t('compilation.emptyTitle')} text={t('compilation.emptyText')} />
          ) : (
            <CompilationSheet
              key={data.period}
              choices={data}
              selections={selections.data ?? []}
              selectionId={search.get('selection') ?? ''}
              onPeriod={(period) => change({ period })}
              onSelection={(selection) => change({ selection })}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
