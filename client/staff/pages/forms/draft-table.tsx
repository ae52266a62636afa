import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '../../../../server/forms/draft.schema.ts';
import type { FormView } from '../../../../server/forms/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';

interface DraftTableProps {
  drafts: DraftLineView[];
  forms: FormView[];
}

/** Forms that somebody is changing or writing, with who and since when. */
export function DraftTable({ drafts, forms }: DraftTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const what = ({ from }: DraftLineView) => {
    if (from.kind === 'version') return t('editor.fromVersion', { version: from.version });
    if (from.kind === 'nothing') return t('editor.fromNew');
    const source = forms.find(({ key }) => key === from.key);
    return t('editor.fromCopy', { title: source ? localText(source.title, language) : from.key });
  };
  return (
    <Sheet title={t('editor.drafts')} flush>
      <DataTable
        caption={t('editor.draftsCaption')}
        rows={drafts}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'title',
            title: t('editor.draft'),
            width: '40%',
            sortBy: ({ title }) => localText(title, language),
            cell: ({ key, title }) => {
              const words = localText(title, language) || t('editor.untitled');
              return can('form.publish') ? (
                <TextLink to={`/forms/${key}/draft`}>{words}</TextLink>
              ) : (
                words
              );
            },
          },
          { id: 'what', title: t('editor.what'), sortBy: what, cell: what },
          {
            id: 'by',
            title: t('editor.editedBy'),
            sortBy: ({ editedBy }) => editedBy,
            cell: ({ editedBy }) => editedBy,
          },
          {
            id: 'at',
            title: t('editor.edited'),
            sortBy: ({ editedAt }) => editedAt,
            cell: ({ editedAt }) => formatMoment(editedAt, zone, language),
          },
        ]}
      />
    </Sheet>
  );
}
