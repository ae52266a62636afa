import LockOutlined from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../../../server/indicators/settings.schema.ts';
import { formatMoment } from '../../../format/date.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useCan } from '../../../queries/person.ts';
import { useTurnPeriod } from '../../../queries/settings.ts';
import { Confirm } from '../../../ui/confirm.tsx';

/** Whether a period's values stand, and the button that closes or reopens it. */
export function PeriodState({ view }: { view: SettingsView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const change = useTurnPeriod();
  const [asks, setAsks] = useState(false);
  const { closed, known, period } = view;
  const turn = closed ? 'reopen' : 'close';
  const may = can('catalog.write') && (closed !== null || known);
  const button = may && (
    <Button
      size="small"
      variant={closed ? 'text' : 'outlined'}
      color={closed ? 'inherit' : 'primary'}
      onClick={() => setAsks(true)}
    >
      {t(`setting.${turn}`)}
    </Button>
  );
  return (
    <>
      {closed ? (
        <Alert severity="info" icon={<LockOutlined />} sx={{ mb: 2.5 }} action={button}>
          {t('setting.closed', { by: closed.by, at: formatMoment(closed.at, zone, language) })}
        </Alert>
      ) : (
        button && <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1.5 }}>{button}</Box>
      )}
      <Confirm
        open={asks}
        title={t(`setting.${turn}Title`, { period: periodName(period, language) })}
        submit={t(`setting.${turn}`)}
        danger
        busy={change.isPending}
        error={change.error}
        onSubmit={() => change.mutate({ period, turn }, { onSuccess: () => setAsks(false) })}
        onClose={() => setAsks(false)}
      >
        {t(`setting.${turn}Text`)}
      </Confirm>
    </>
  );
}
