import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import {
  type ReminderPlanView,
  type UnreachableReason,
} from '../../../../server/reminders/schema.ts';
import { useShortName } from '../organizations/organization-name.tsx';
import { InlineLink } from './inline-link.tsx';
import { quoted, useReason } from './use-reason.ts';

type One = ReminderPlanView['days'][number]['unreachable'][number];

/** The words of a link to each page. */
const remedyName = {
  '/people': 'people',
  '/organizations': 'organizations',
  '/schedule?view=people': 'plan',
} as const;

/** Where each kind of gap is filled. */
const remedies: Record<UnreachableReason, keyof typeof remedyName> = {
  closed: '/organizations',
  mailbox: '/people',
  address: '/people',
  gone: '/schedule?view=people',
  position: '/schedule?view=people',
  nobody: '/schedule?view=people',
};
const order = Object.keys(remedies) as UnreachableReason[];
/** So many things of one person or place are named; the rest is counted. */
const named = 2;

/** Whom no letter reaches, why, and where that is put right. */
export function Unreachable({ list }: { list: readonly One[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Typography component="h3" sx={{ fontWeight: 500 }}>
        {t('reminder.unreachable.title')}
      </Typography>
      {order.map((why) => {
        const own = list.filter((one) => one.why === why);
        return (
          own.length > 0 && (
            <Box key={why} sx={{ mt: 1 }}>
              <Typography variant="body2">
                {t(`reminder.unreachable.${why}`)}{' '}
                <InlineLink to={remedies[why]}>
                  {t(`reminder.unreachable.${remedyName[remedies[why]]}`)}
                </InlineLink>
              </Typography>
              <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, fontSize: '0.875rem' }}>
                {own.map((one) => (
                  <Who key={`${one.organizationId ?? ''} ${one.name}`} one={one} />
                ))}
              </Box>
            </Box>
          )
        );
      })}
    </>
  );
}

function Who({ one: { organizationId, name, reasons } }: { one: One }) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const words = useReason();
  const who = organizationId === null ? name : shortName(organizationId, '');
  const titles = [...new Set(reasons.map(words.title))];
  const more = titles.length - named;
  const things = [
    ...titles.slice(0, named).map(quoted),
    ...(more > 0 ? [t('reminder.unreachable.more', { count: more })] : []),
  ].join('; ');
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere' }}>
      {who !== '' && (
        <Box component="span" sx={{ fontWeight: 500 }}>
          {who}:{' '}
        </Box>
      )}
      {things}
    </Box>
  );
}
