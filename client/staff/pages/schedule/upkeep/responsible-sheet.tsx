import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResponsiblePreview } from '../../../queries/plan.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { LinkButton } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { viewPath } from '../views.ts';
import { ResponsibleDialog } from './responsible-dialog.tsx';

/** Rows for which nobody is named, and the way to give them somebody at once. */
export function ResponsibleSheet() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const without = useResponsiblePreview({ withoutOnly: true });
  return (
    <Sheet
      title={t('plan.responsible.sheet')}
      actions={
        <>
          <LinkButton size="small" to={viewPath('people')}>
            {t('schedule.views.people')}
          </LinkButton>
          <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
            {t('plan.responsible.open')}
          </Button>
        </>
      }
    >
      <Loaded query={without} rows={1}>
        {({ rows }) => (
          <Typography sx={rows > 0 ? { fontWeight: 600 } : { color: 'text.secondary' }}>
            {rows > 0 ? t('plan.responsible.without', { count: rows }) : t('plan.responsible.all')}
          </Typography>
        )}
      </Loaded>
      {open && <ResponsibleDialog onClose={() => setOpen(false)} />}
    </Sheet>
  );
}
