import { useTranslation } from 'react-i18next';
import type {
  CampaignMessage,
  CampaignProgress,
  CampaignView,
} from '../../../../server/campaigns/schema.ts';
import type { LinkView } from '../../../../server/links/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { useShortName } from '../organizations/organization-name.tsx';
import { deadlineParts, fillTemplate, messageValues, sheetText } from './message.ts';

const audiences = ['parents', 'teachers', 'pupils', 'observers', 'organization'] as const;

/** The words in which a campaign speaks of whom it asks, how long it takes and until when. */
export function useCampaignWords(campaign: CampaignView, minutes: number) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const audience = audiences.find((one) => one === campaign.audience) ?? 'organization';
  const { endOfDay, ...parts } = deadlineParts(campaign.closesAt, zone, language, new Date());
  return {
    usualGreeting: t('message.usualGreeting'),
    asked: t(`message.asked.${audience}`),
    recipients: t(`message.recipients.${audience}`),
    privacy: t(`message.privacy.${campaign.anonymity}`),
    duration: t('message.duration', { count: minutes }),
    deadline: t(endOfDay ? 'message.untilEnd' : 'message.until', parts),
  };
}

/** The ready texts of a campaign: one organization's message and letter, or all as a table. */
export function useMessages(progress: CampaignProgress, about: CampaignMessage) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shortName = useShortName();
  const { data: organizations = [] } = useOrganizations();
  const { campaign } = progress;
  const words = useCampaignWords(campaign, about.minutes);
  const usual = t('message.usual');

  const nameOf = (link: LinkView) => shortName(link.organizationId, link.organizationName);
  const contactsOf = (link: LinkView) => {
    const found = organizations.find(({ id }) => id === link.organizationId);
    return { email: found?.email ?? '', phone: found?.phone ?? '' };
  };
  const messageOf = (link: LinkView, template = about.template ?? usual) =>
    fillTemplate(
      template,
      messageValues(
        campaign,
        { shortName: nameOf(link), shortUrl: link.shortUrl },
        about,
        words,
        language,
      ),
    );
  const subjectOf = (link: LinkView) =>
    t('message.letterSubject', {
      survey: localText(campaign.formTitle, language),
      organization: nameOf(link),
    });
  const letterOf = (link: LinkView) => {
    const expected = progress.organizations.find(({ id }) => id === link.organizationId)?.expected;
    return t('message.letterText', {
      recipients: words.recipients,
      deadline: words.deadline,
      expected: expected ? t('message.letterExpected', { count: expected }) : '',
      message: messageOf(link),
    });
  };
  const tableOf = (links: readonly LinkView[]) =>
    sheetText([
      (['organization', 'email', 'phone', 'address', 'message', 'letter'] as const).map((column) =>
        t(`message.columns.${column}`),
      ),
      ...links.map((link) => {
        const { email, phone } = contactsOf(link);
        return [
          link.organizationName,
          email,
          phone,
          link.shortUrl,
          messageOf(link),
          letterOf(link),
        ];
      }),
    ]);
  return { usual, contactsOf, messageOf, subjectOf, letterOf, tableOf };
}
