import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalTableView } from '../../../../server/external/schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useWithdraw } from '../../queries/external.ts';
import { Confirm } from '../../ui/confirm.tsx';

interface WithdrawButtonProps {
  table: ExternalTableView;
  period: string;
  importId: string;
}

/** Takes the rows of a period out of the table again, after a question. */
export function WithdrawButton({ table, period, importId }: WithdrawButtonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const withdraw = useWithdraw();
  const rows = table.periods.find((one) => one.period === period)?.rows ?? 0;
  const place = { table: table.title, period: periodName(period, language) };
  return (
    <>
      <Button
        size="small"
        color="error"
        aria-label={t('external.withdrawOf', place)}
        onClick={() => setAsked(true)}
      >
        {t('external.withdraw')}
      </Button>
      {asked && (
        <Confirm
          open
          danger
          title={t('external.withdrawTitle')}
          submit={t('external.withdraw')}
          busy={withdraw.isPending}
          error={withdraw.error}
          onSubmit={() =>
            withdraw.mutate(
              { tableId: table.id, period, importId },
              { onSuccess: () => setAsked(false) },
            )
          }
          onClose={() => setAsked(false)}
        >
          {t('external.withdrawText', { ...place, count: rows })}
        </Confirm>
      )}
    </>
  );
}
