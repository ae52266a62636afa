import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { MunicipalityView } from '../../../../server/municipalities/schema.ts';
import { localText } from '../../format/local-text.ts';
import { Problem } from '../../api.ts';
import { offeredPeriods, periodName, type PeriodType } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCreateCampaign } from '../../queries/campaigns.ts';
import {
  campaignInputOf,
  draftFaults,
  emptyDraft,
  type CampaignDraft,
  type DraftField,
} from './draft.ts';

/** The state of the page where a campaign is written: values, faults, saving. */
export function useDraft(forms: FormView[], municipality: MunicipalityView) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const create = useCreateCampaign();
  const [asked, setAsked] = useState(false);
  const [draft, setDraft] = useState<CampaignDraft>(() =>
    withForm(emptyDraft(municipality.timeZone, new Date()), search.get('form') ?? ''),
  );
  const form = forms.find(({ key }) => key === draft.formKey);
  const faults = draftFaults(draft, municipality.timeZone, new Date());

  function titled(next: CampaignDraft): CampaignDraft {
    const itsForm = forms.find(({ key }) => key === next.formKey);
    if (next.titleTouched || !itsForm) return next;
    const period = next.period ? `, ${periodName(next.period, language)}` : '';
    return { ...next, title: `${localText(itsForm.title, language)}${period}`.slice(0, 200) };
  }

  /** Another form brings its own likely period, anonymity and list. */
  function withForm(next: CampaignDraft, formKey: string): CampaignDraft {
    const chosen = forms.find(({ key }) => key === formKey);
    if (!chosen) return next;
    const periods = offeredPeriods(chosen.periodType as PeriodType, municipality.workingYear);
    return titled({
      ...next,
      formKey,
      period: periods[0] ?? '',
      anonymity: chosen.anonymous ? 'anonymous' : 'named',
      organizationIds: [],
    });
  }

  const change = (part: Partial<CampaignDraft>) => setDraft((old) => titled({ ...old, ...part }));
  const chooseForm = (formKey: string) => setDraft((old) => withForm(old, formKey));

  const faultAt = (field: DraftField): string | undefined => {
    const own = faults[field];
    if (asked && own) return t(`newCampaign.${own}`);
    return create.error instanceof Problem ? create.error.at(field) : undefined;
  };

  const submit = () => {
    setAsked(true);
    const first = Object.keys(faults)[0];
    if (first || !form) {
      document.getElementById(`campaign-${first ?? 'formKey'}`)?.focus();
      return;
    }
    create.mutate(campaignInputOf(draft, form, municipality.timeZone), {
      onSuccess: ({ id }) => void navigate(`/campaigns/${id}`),
    });
  };
  return { draft, form, change, chooseForm, faultAt, submit, create };
}
