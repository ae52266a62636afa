import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addPage } from '../../../../../forms/edit/edits.ts';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import { freshName, namesOf, type Item } from '../../../../../forms/edit/json.ts';
import { AddBar, type ShortKind } from './add-bar.tsx';
import { PageBlock } from './page-block.tsx';
import { QuestionRow } from './question-row.tsx';
import type { Editor } from './use-editor.ts';
import type { RowActions } from './use-row-actions.ts';

interface QuestionListProps {
  editor: Editor;
  open: ReadonlySet<string>;
  actions: RowActions;
  /** Titles of indicators by the question that they are computed from. */
  feeds: ReadonlyMap<string, readonly string[]>;
}

const inQuestionnaires: ShortKind[] = ['one', 'many', 'rating', 'yesNo', 'long'];
const inDataForms: ShortKind[] = ['number', 'yesNo', 'short'];
const nothing: readonly never[] = [];

/** Faults of each row; rows without faults share one empty list, so that they are not drawn anew. */
function byPlace(faults: DraftFault[], kind: 'page' | 'question'): Map<string, DraftFault[]> {
  const found = new Map<string, DraftFault[]>();
  for (const fault of faults) {
    if (fault.place.kind !== kind) continue;
    const { name } = fault.place;
    found.set(name, [...(found.get(name) ?? []), fault]);
  }
  return found;
}

/** The pages with their questions, and what adds to them. */
export function QuestionList({ editor, open, actions, feeds }: QuestionListProps) {
  const { t } = useTranslation();
  const { form, edit, view } = editor;
  const { pages } = form.survey;
  const ofRows = useMemo(() => byPlace(view.faults, 'question'), [view.faults]);
  const ofPages = useMemo(() => byPlace(view.faults, 'page'), [view.faults]);
  const first = form.kind === 'dataForm' ? inDataForms : inQuestionnaires;
  const before = (at: number) => pages.slice(0, at).flatMap(({ elements }) => elements);
  return (
    <>
      {pages.map((page, at) => {
        const earlier = before(at).length;
        return (
          <PageBlock
            key={page.name}
            page={page}
            at={at}
            count={pages.length}
            faults={ofPages.get(page.name) ?? nothing}
            adding={
              <AddBar
                first={first}
                onAdd={(kind) => actions.add(kind, { page: at, at: page.elements.length })}
              />
            }
          >
            {page.elements.map((item, index) => (
              <QuestionRow
                key={item.name}
                item={item}
                number={earlier + index + 1}
                page={page.name}
                pages={pages.length}
                open={open.has(item.name)}
                faults={ofRows.get(item.name) ?? nothing}
                feeds={feeds.get(item.name) ?? nothing}
                earlier={
                  open.has(item.name)
                    ? asked([...before(at), ...page.elements.slice(0, index)])
                    : nothing
                }
                actions={actions}
              />
            ))}
          </PageBlock>
        );
      })}
      <Button
        startIcon={<Add />}
        variant="outlined"
        onClick={() =>
          edit((old) => addPage(old, old.survey.pages.length - 1, freshName('p', namesOf(old))))
        }
      >
        {t('editor.addPage')}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
        {t('editor.keys')}
      </Typography>
    </>
  );
}

/** What has an answer that a condition can look at. */
function asked(items: Item[]): Item[] {
  return items.filter(({ type }) => type !== 'html' && type !== 'panel');
}
