import { useTranslation } from 'react-i18next';
import { useAssignments } from '../../queries/assignments.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { AssignmentTable } from '../assignments/assignment-table.tsx';
import { isOwed } from '../assignments/owed.ts';

/** Data forms that the person's organizations still have to report. */
export function OwedForms() {
  const { t } = useTranslation();
  const assignments = useAssignments();
  const signs = useCan()('dataForm.sign');
  return (
    <Loaded query={assignments} rows={3}>
      {(all) => {
        const owed = all.filter((one) => isOwed(one, signs));
        return owed.length === 0 ? (
          <Sheet title={t('today.owed')}>{t('today.owedNone')}</Sheet>
        ) : (
          <Sheet title={t('today.owed')} flush>
            <AssignmentTable assignments={owed} />
          </Sheet>
        );
      }}
    </Loaded>
  );
}
