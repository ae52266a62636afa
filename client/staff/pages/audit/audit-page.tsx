import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAudit } from '../../queries/audit.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { AuditTable } from './audit-table.tsx';
import { useSubjectNames } from './audit-words.ts';

const step = 100;
/** The most that the server gives at once. */
const most = 500;

export function AuditPage() {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(step);
  const audit = useAudit(limit);
  const names = useSubjectNames();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <Loaded query={audit} rows={10}>
        {(lines) =>
          names === undefined ? (
            <Loading rows={10} />
          ) : lines.length === 0 ? (
            <Empty title={t('audit.emptyTitle')} text={t('audit.emptyText')} />
          ) : (
            <>
              <Sheet flush>
                <AuditTable lines={lines} names={names} />
              </Sheet>
              {lines.length >= limit && limit < most && (
                <Button
                  variant="outlined"
                  onClick={() => setLimit(Math.min(most, limit + 2 * step))}
                >
                  {t('audit.more')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
