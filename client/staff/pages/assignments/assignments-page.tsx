import { useTranslation } from 'react-i18next';
import { useAssignments } from '../../queries/assignments.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { AssignmentTable } from './assignment-table.tsx';
import { isOwed } from './owed.ts';

/** «Мои формы»: what is to be reported first, then what is done. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const assignments = useAssignments();
  const signs = useCan()('dataForm.sign');
  return (
    <Page title={t('assignment.title')} lead={t('assignment.lead')}>
      <Loaded query={assignments}>
        {(all) => {
          const owed = all.filter((one) => isOwed(one, signs));
          const rest = all.filter((one) => !isOwed(one, signs));
          if (all.length === 0) {
            return <Empty title={t('assignment.emptyTitle')} text={t('assignment.emptyText')} />;
          }
          return (
            <>
              <Sheet title={t('assignment.open')} flush={owed.length > 0}>
                {owed.length > 0 ? <AssignmentTable assignments={owed} /> : t('today.owedNone')}
              </Sheet>
              {rest.length > 0 && (
                <Sheet title={t('assignment.done')} flush>
                  <AssignmentTable assignments={rest} />
                </Sheet>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
