import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { useSetActivity } from '../../queries/organizations.ts';

interface ActivitySwitchProps {
  organization: OrganizationView;
  onDone: () => void;
}

/** Closes an organization or opens it again; what was typed beside it is not saved by this. */
export function ActivitySwitch({ organization: { id, active }, onDone }: ActivitySwitchProps) {
  const { t } = useTranslation();
  const change = useSetActivity();
  return (
    <Box sx={{ gridColumn: '1 / -1', borderTop: 1, borderColor: 'divider', pt: 2 }}>
      {change.isError && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {change.error.message}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <Button
          variant="outlined"
          color={active ? 'error' : 'primary'}
          disabled={change.isPending}
          onClick={() => change.mutate({ id, active: !active }, { onSuccess: onDone })}
        >
          {t(active ? 'organization.close' : 'organization.reopen')}
        </Button>
        <Box sx={{ flex: '1 1 16rem', color: 'text.secondary', fontSize: '0.875rem' }}>
          {t(active ? 'organization.closeHint' : 'organization.closedNote')}
        </Box>
      </Box>
    </Box>
  );
}
