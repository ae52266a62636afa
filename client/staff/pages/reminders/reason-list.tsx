import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../../server/reminders/schema.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { reasonId, useReason } from './use-reason.ts';

/** So many are shown at once: somebody responsible for a whole direction owes dozens. */
const shownFirst = 3;

/** What a letter is about, each thing with its due date and how far off that is. */
export function ReasonList({
  reasons,
  day,
  personId,
}: {
  reasons: readonly Reason[];
  /** The day of the letter. */
  day: string;
  personId: string;
}) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const words = useReason();
  const [all, setAll] = useState(false);
  // One more line takes no more room than the button that hides it.
  const most = all || reasons.length <= shownFirst + 1 ? reasons.length : shownFirst;
  // A mailbox's own organization stands beside it already.
  const isNamed = ({ organizationId }: Reason) =>
    organizationId !== null && personId !== `organization:${organizationId}`;
  const about = (reason: Reason) =>
    [
      ...(isNamed(reason) ? [shortName(reason.organizationId ?? '', '')] : []),
      words.due(reason),
      words.left(reason, day),
      ...(reason.of === 'event' && reason.lacks !== null ? [t('reminder.lacks')] : []),
    ]
      .filter((text) => text !== '')
      .join(', ');
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {reasons.slice(0, most).map((reason) => (
          <Box component="li" key={reasonId(reason)} sx={{ '& + &': { mt: 0.75 } }}>
            <TextLink to={words.path(reason)}>{words.name(reason)}</TextLink>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{about(reason)}</Box>
          </Box>
        ))}
      </Box>
      {most < reasons.length && (
        <Button size="small" onClick={() => setAll(true)} sx={{ mt: 0.5, ml: -0.5 }}>
          {t('reminder.more', { count: reasons.length - most })}
        </Button>
      )}
    </>
  );
}
