import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../../server/forms/schema.ts';
import { useAskedCounts } from '../../queries/campaigns.ts';
import { useTypeName } from '../organizations/type-name.ts';

/** How much the catalog asks of one organization of each type that a data form is for. */
export function AskedCounts({ form }: { form: FormView }) {
  const { t } = useTranslation();
  const typeName = useTypeName();
  const { data: counts = [] } = useAskedCounts(form.kind === 'dataForm');
  const own = counts.filter(
    ({ type, period }) => period === form.periodType && form.organizationTypes.includes(type),
  );
  if (form.kind !== 'dataForm' || own.length === 0) return null;
  return (
    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
      {own.map(({ type, numbers, yesno, documents }) => {
        const parts = [
          numbers > 0 && t('form.asked.numbers', { count: numbers }),
          yesno > 0 && t('form.asked.yesno', { count: yesno }),
          documents > 0 && t('form.asked.documents', { count: documents }),
        ].filter(Boolean);
        return (
          <div key={type}>
            {t('form.asked.line', { type: typeName(type), all: parts.join(', ') })}
          </div>
        );
      })}
    </Box>
  );
}
