import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CampaignInput, CampaignView } from '../../../../server/campaigns/schema.ts';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { MunicipalityView } from '../../../../server/municipalities/schema.ts';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import type { UseMutationResult } from '@tanstack/react-query';
import { localText } from '../../format/local-text.ts';
import { Problem } from '../../api.ts';
import { offeredPeriods, periodName, type PeriodType } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import {
  campaignInputOf,
  draftFaults,
  emptyDraft,
  strangers,
  suggestedTitle,
  type CampaignDraft,
  type DraftField,
} from './draft.ts';

export interface DraftPlace {
  forms: FormView[];
  municipality: MunicipalityView;
  organizations: OrganizationView[];
  /** A stored draft that is being changed. */
  stored?: CampaignDraft;
  save: UseMutationResult<CampaignView, Error, CampaignInput>;
  onSaved: (campaign: CampaignView) => void;
}

/** The state of the page where a campaign is written: values, faults, saving. */
export function useDraft({
  forms,
  municipality,
  organizations,
  stored,
  save,
  onSaved,
}: DraftPlace) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [search] = useSearchParams();
  const [asked, setAsked] = useState(false);
  const [draft, setDraft] = useState<CampaignDraft>(() => {
    if (stored) return stored;
    const empty = emptyDraft(municipality.timeZone, new Date());
    return withForm(empty, search.get('form') ?? '', Number(search.get('version')));
  });
  const form = forms.find(({ key }) => key === draft.formKey);
  const others = strangers(draft, form, organizations);
  const faults = draftFaults(draft, municipality.timeZone, new Date());
  if (form?.kind !== 'dataForm') delete faults.graceDays;
  if (others.length > 0 && !draft.otherTypes) faults.otherTypes = 'needConsent';

  function titled(next: CampaignDraft): CampaignDraft {
    const itsForm = forms.find(({ key }) => key === next.formKey);
    if (next.titleTouched || !itsForm) return next;
    const period = next.period ? periodName(next.period, language) : '';
    return { ...next, title: suggestedTitle(localText(itsForm.title, language), period) };
  }

  /** Another form brings its own likely period and anonymity, and asks everybody it is for. */
  function withForm(next: CampaignDraft, formKey: string, version = 0): CampaignDraft {
    const chosen = forms.find(({ key }) => key === formKey);
    if (!chosen) return next;
    const periods = offeredPeriods(chosen.periodType as PeriodType, municipality.workingYear);
    const known = Number.isInteger(version) && version > 0 && version <= chosen.latestVersion;
    return titled({
      ...next,
      formKey,
      formVersion: known ? version : null,
      period: periods[0] ?? '',
      anonymity: chosen.anonymous ? 'anonymous' : 'named',
      organizationIds: organizations
        .filter(({ type }) => chosen.organizationTypes.includes(type))
        .map(({ id }) => id),
      people: {},
      otherTypes: false,
    });
  }

  const change = (part: Partial<CampaignDraft>) => setDraft((old) => titled({ ...old, ...part }));
  const chooseForm = (formKey: string) => setDraft((old) => withForm(old, formKey));

  const faultAt = (field: DraftField): string | undefined => {
    const own = faults[field];
    if (asked && own) return t(`newCampaign.${own}`);
    return save.error instanceof Problem ? save.error.at(field) : undefined;
  };

  const submit = () => {
    setAsked(true);
    const first = Object.keys(faults)[0];
    if (first || !form) {
      document.getElementById(`campaign-${first ?? 'formKey'}`)?.focus();
      return;
    }
    save.mutate(campaignInputOf(draft, form, municipality.timeZone), { onSuccess: onSaved });
  };
  return { draft, form, others, asked, change, chooseForm, faultAt, submit };
}
