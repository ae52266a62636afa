import { useTranslation } from 'react-i18next';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { useCan } from '../../queries/person.ts';

/** Words for actions and subjects; a code without words is shown as it is written. */
export function useAuditWords() {
  const { t } = useTranslation();
  const actions: Record<string, string> = t('audit.actions', { returnObjects: true });
  const kinds: Record<string, string> = t('audit.kinds', { returnObjects: true });
  return {
    action: (code: string) => actions[code] ?? code,
    kind: (code: string) => kinds[code] ?? code,
  };
}

/** The name of what was changed, where the line carries one. */
export function subjectName(...states: unknown[]): string {
  for (const state of states) {
    if (typeof state !== 'object' || state === null) continue;
    for (const field of ['title', 'shortName', 'name', 'organizationName', 'formKey', 'key']) {
      const value: unknown = Reflect.get(state, field);
      if (typeof value === 'string' && value) return value;
      if (typeof value === 'object' && value !== null && 'ru' in value) return String(value.ru);
    }
  }
  return '';
}

/** Names of the things that lines are about, by id, as far as the person may read them. */
export function useSubjectNames(): Map<string, string> {
  const can = useCan();
  const campaigns = useCampaigns(can('campaign.read'));
  const organizations = useOrganizations();
  return new Map([
    ...(campaigns.data ?? []).map(({ id, title }) => [id, title] as const),
    ...(organizations.data ?? []).map(({ id, shortName }) => [id, shortName] as const),
  ]);
}
