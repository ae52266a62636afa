import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanVersionView } from '../../../../../server/schedules/plan.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { usePlanVersions } from '../../../queries/plan.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { LinkButton } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { FileLink } from '../../../ui/file-link.tsx';
import { dayText } from '../occurrence-words.ts';
import { DifferenceDialog } from './difference-dialog.tsx';
import { VersionDialog } from './version-dialog.tsx';

/** The orders that the plan rests on, and what has changed since the last of them. */
export function VersionsSheet() {
  const { t } = useTranslation();
  const versions = usePlanVersions();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<{ from: number; to: number | null } | null>(null);
  return (
    <Loaded query={versions} rows={3}>
      {({ versions: list, approved, changed }) => {
        const newest = list[0];
        return (
          <Sheet
            title={t('plan.versions.title')}
            actions={
              <>
                {newest && changed > 0 && (
                  <Button size="small" onClick={() => setShown({ from: newest.number, to: null })}>
                    {t('plan.versions.showChanges')}
                  </Button>
                )}
                {approved > 0 ? (
                  <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
                    {t('plan.versions.approve')}
                  </Button>
                ) : (
                  <LinkButton size="small" variant="outlined" to="/schedule?state=draft">
                    {t('plan.versions.toDrafts')}
                  </LinkButton>
                )}
              </>
            }
          >
            <Typography sx={{ mb: list.length > 0 ? 1.5 : 0 }}>
              {approved === 0 && t('plan.versions.nothing')}
              {approved > 0 && !newest && t('plan.versions.never', { count: approved })}
              {newest && changed > 0 && t('plan.versions.changed', { count: changed })}
              {newest && changed === 0 && t('plan.versions.same')}
            </Typography>
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {list.map((version, index) => (
                <VersionItem
                  key={version.number}
                  version={version}
                  before={list[index + 1]?.number}
                  onCompare={(from) => setShown({ from, to: version.number })}
                />
              ))}
            </Box>
            {open && (
              <VersionDialog approved={approved} last={newest} onClose={() => setOpen(false)} />
            )}
            {shown && <DifferenceDialog {...shown} onClose={() => setShown(null)} />}
          </Sheet>
        );
      }}
    </Loaded>
  );
}

interface VersionItemProps {
  version: PlanVersionView;
  /** The number of the version before it. */
  before: number | undefined;
  onCompare: (from: number) => void;
}

function VersionItem({ version, before, onCompare }: VersionItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number, order, note, rows } = version;
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ fontWeight: 600 }}>
        {t('plan.versions.order', {
          number: order.number,
          date: dayText(order.date, language),
          title: order.title,
        })}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {t('plan.versions.version', { number, count: rows })}
        {order.regulation !== '' &&
          ` · ${t('plan.versions.regulationIs', { title: order.regulation })}`}
      </Box>
      {note !== '' && <Box sx={{ fontSize: '0.875rem' }}>{note}</Box>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: '0.875rem' }}>
        {order.file && <FileLink file={order.file} />}
        {order.regulationFile && <FileLink file={order.regulationFile} />}
        {before !== undefined && (
          <Button size="small" onClick={() => onCompare(before)} sx={{ ml: -1.25 }}>
            {t('plan.versions.compare', { number: before })}
          </Button>
        )}
      </Box>
    </Box>
  );
}
