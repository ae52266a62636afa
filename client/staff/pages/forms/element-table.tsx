import { useTranslation } from 'react-i18next';
import type { FormVersionView } from '../../../../server/forms/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Which data elements a data form fills. */
export function ElementTable({ elements }: { elements: FormVersionView['elements'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Sheet title={t('form.elements')} flush>
      <DataTable
        caption={t('form.elements')}
        rows={elements}
        rowKey={({ id }) => id}
        copyable
        columns={[
          {
            id: 'title',
            title: t('form.element'),
            cell: ({ title }) => localText(title, language),
          },
          { id: 'code', title: t('form.code'), width: '8rem', cell: ({ code }) => code },
          { id: 'unit', title: t('form.unit'), width: '10rem', cell: ({ unit }) => unit },
        ]}
      />
    </Sheet>
  );
}
