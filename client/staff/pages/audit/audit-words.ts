import { useTranslation } from 'react-i18next';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { AuditLine } from '../../queries/audit.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useForms } from '../../queries/forms.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { useCan } from '../../queries/person.ts';

/** Words for actions and subjects; a code without words is shown as it is written. */
export function useAuditWords() {
  const { t } = useTranslation();
  const actions: Record<string, string> = t('audit.actions', { returnObjects: true });
  const kinds: Record<string, string> = t('audit.kinds', { returnObjects: true });
  return {
    action: ({ action, after }: AuditLine) => {
      // Sent to the head it has not been handed in yet.
      const toSign = action === 'dataForm.submit' && fieldOf(after, 'state') === 'toSign';
      return actions[toSign ? 'dataForm.toSign' : action] ?? action;
    },
    kind: (code: string) => kinds[code] ?? code,
  };
}

/** What a line is about, in words: the name it carries, of its subject, else the kind of thing. */
export function useAbout(names: Map<string, string>): (line: AuditLine) => string {
  const { kind } = useAuditWords();
  return ({ subject, before, after }) => {
    const named = subjectName(after, before) || names.get(subject.id);
    const whose = [after, before]
      .map((state) => names.get(fieldOf(state, 'organizationId')))
      .find((name) => name !== undefined);
    // A data form is called by its organization and its form, as people speak of it.
    const form = names.get(fieldOf(after, 'formKey'));
    if (subject.kind === 'dataForm' && whose) return form ? `${whose}: ${form}` : whose;
    if (named) return whose && whose !== named ? `${named}, ${whose}` : named;
    return whose ?? kind(subject.kind);
  };
}

function fieldOf(state: unknown, field: string): string {
  if (typeof state !== 'object' || state === null) return '';
  const value: unknown = Reflect.get(state, field);
  return typeof value === 'string' ? value : '';
}

/** The name of what was changed, where the line carries one. */
function subjectName(...states: unknown[]): string {
  for (const state of states) {
    if (typeof state !== 'object' || state === null) continue;
    for (const field of ['title', 'shortName', 'name', 'organizationName', 'key']) {
      const value: unknown = Reflect.get(state, field);
      if (typeof value === 'string' && value) return value;
      if (typeof value === 'object' && value !== null && 'ru' in value) return String(value.ru);
    }
  }
  return '';
}

/**
 * Names of the things that lines are about, by id, as far as the person may read them; undefined
 * while they are on their way.
 */
export function useSubjectNames(): Map<string, string> | undefined {
  const can = useCan();
  const campaigns = useCampaigns(can('campaign.read'));
  const organizations = useOrganizations();
  const forms = useForms();
  const language = useLanguage();
  if ([campaigns, organizations, forms].some(({ isLoading }) => isLoading)) return undefined;
  return new Map([
    ...(campaigns.data ?? []).map(({ id, title }) => [id, title] as const),
    ...(forms.data ?? []).map(({ key, title }) => [key, localText(title, language)] as const),
    ...(organizations.data ?? []).map(({ id, shortName }) => [id, shortName] as const),
  ]);
}
