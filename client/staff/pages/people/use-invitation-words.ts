import { useTranslation } from 'react-i18next';
import type { InvitationsView } from '../../../../server/people/schema.ts';
import { formatDay } from '../../format/date.ts';
import { addressOf } from '../../format/person-name.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useMunicipality, useZone } from '../../queries/municipalities.ts';

export type MadeInvitation = InvitationsView['invitations'][number];

/** What is said to somebody who is invited, in the language and zone of the screen. */
export function useInvitationWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const municipality = useMunicipality().data?.name ?? '';
  const until = ({ expiresAt }: MadeInvitation) => formatDay(expiresAt, zone, language);
  return {
    municipality,
    until,
    subject: t('invitation.subject', { municipality }),
    text: (made: MadeInvitation) =>
      t('invitation.text', {
        name: addressOf(made.person.name),
        login: made.person.login,
        url: made.url,
        municipality,
        day: until(made),
      }),
  };
}
