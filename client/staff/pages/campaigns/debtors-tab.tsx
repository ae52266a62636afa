import AlternateEmail from '@mui/icons-material/AlternateEmail';
import Check from '@mui/icons-material/Check';
import TableView from '@mui/icons-material/TableViewOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import type { CampaignContacts } from '../../../../server/responses/schema.ts';
import { useContacts } from '../../queries/results.ts';
import { useCopy } from '../../ui/clipboard.ts';
import { CopyNotice } from '../../ui/copy-notice.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { DebtorsTable, withoutEmail } from './debtors-table.tsx';
import { debtorsOf, thresholds, usualThreshold } from './debtors.ts';
import { useDebtorTexts } from './use-debtors.ts';

/** Who has not reported or answers little, with everything needed to remind them. */
export function DebtorsTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { campaign } = progress;
  const begun = campaign.state === 'open' || campaign.state === 'closed';
  const contacts = useContacts(campaign.id, begun);
  if (!begun) return <Empty title={t('debtors.draft')} />;
  return (
    <Loaded query={contacts} rows={8}>
      {(known) => <Debtors progress={progress} contacts={known} />}
    </Loaded>
  );
}

interface DebtorsProps {
  progress: CampaignProgress;
  contacts: CampaignContacts;
}

function Debtors({ progress, contacts }: DebtorsProps) {
  const { t } = useTranslation();
  const [threshold, setThreshold] = useState<number>(usualThreshold);
  const [table, copyTable] = useCopy();
  const [emails, copyEmails] = useCopy();
  const texts = useDebtorTexts(progress);
  const debtors = useMemo(
    () => debtorsOf(progress.organizations, threshold, contacts),
    [progress.organizations, threshold, contacts],
  );
  const dataForm = progress.campaign.kind === 'dataForm';
  const missing = withoutEmail(debtors);
  const unknown = !dataForm && progress.organizations.some(({ expected }) => expected === null);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        {!dataForm && (
          <SelectField
            label={t('debtors.threshold')}
            value={String(threshold)}
            onChange={(value) => setThreshold(Number(value))}
            sx={{ maxWidth: '18rem' }}
            options={thresholds.map((one) => ({
              value: String(one),
              text: one === 0 ? t('debtors.none') : t('debtors.under', { share: one }),
            }))}
          />
        )}
        {debtors.length > 0 && (
          <>
            <Button
              variant="outlined"
              startIcon={table === 'copied' ? <Check /> : <TableView />}
              onClick={() => copyTable(texts.table(debtors))}
            >
              {table === 'copied' ? t('common.copied') : t('debtors.copyAll')}
            </Button>
            {missing < debtors.length && (
              <Button
                variant="outlined"
                startIcon={emails === 'copied' ? <Check /> : <AlternateEmail />}
                onClick={() => copyEmails(texts.emails(debtors))}
              >
                {emails === 'copied' ? t('common.copied') : t('debtors.copyEmails')}
              </Button>
            )}
            {missing > 0 && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t('debtors.noEmails', { count: missing })}
              </Typography>
            )}
          </>
        )}
        <CopyNotice state={table} />
        <CopyNotice state={emails} />
      </Box>
      {unknown && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          {t('debtors.unknown')}
        </Typography>
      )}
      {debtors.length === 0 ? (
        <Empty title={t('debtors.empty')} text={t('debtors.emptyText')} />
      ) : (
        <Sheet flush>
          <DebtorsTable debtors={debtors} texts={texts} />
        </Sheet>
      )}
    </>
  );
}
