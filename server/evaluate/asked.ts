import { createCampaign } from '../campaigns/draft.model.ts';
import { openCampaign } from '../campaigns/running.model.ts';
import type { FormVersion } from '../forms/model.ts';
import type { Organization } from '../organizations/model.ts';
import { organizationOf, periodOf, placeColumns } from './cells.ts';
import { readRows } from './csv.ts';
import type { Loading } from './loading.ts';

/** Who was asked by which form in which period: what completeness is counted against. */
export class AskedForms {
  readonly #forms = new Map<string, { form: FormVersion; period: string; listed: Set<string> }>();

  #of(form: FormVersion, period: string) {
    const name = JSON.stringify([form.key, period]);
    const known = this.#forms.get(name) ?? { form, period, listed: new Set<string>() };
    this.#forms.set(name, known);
    return known;
  }

  /** There is data of this form for the period, so somebody was asked. */
  has(form: FormVersion, period: string): void {
    this.#of(form, period);
  }

  /** This organization was asked; as soon as one is listed only those listed were. */
  list(form: FormVersion, period: string, organization: Organization): void {
    this.#of(form, period).listed.add(organization._id);
  }

  /** Whether it may have answered: a form for others is answered by those who were named. */
  isFor(form: FormVersion, period: string, { _id, type }: Organization): boolean {
    const listed = this.#forms.get(JSON.stringify([form.key, period]))?.listed;
    return form.organizationTypes.includes(type) || (listed?.has(_id) ?? false);
  }

  /** A campaign's worth for each form and period, with all who were asked. */
  all(organizations: readonly Organization[]) {
    return [...this.#forms.values()].map(({ form, period, listed }) => ({
      form,
      period,
      organizations: organizations.filter(({ _id, type }) =>
        listed.size > 0 ? listed.has(_id) : form.organizationTypes.includes(type),
      ),
    }));
  }
}

const columns = { ...placeColumns, form: { also: ['форма'], required: true } } as const;

/** Reads `asked.csv`: who was asked, where that is not everybody whom a form is for. */
export function loadAsked(loading: Loading): void {
  for (const row of readRows(loading, 'asked.csv', columns)) {
    const key = row.get('form');
    const form = loading.versions.find((one) => one.key === key);
    if (!form) row.refuse('form', { ru: `формы «${key}» нет.`, en: `there is no form “${key}”.` });
    const organization = organizationOf(row, loading);
    const period = periodOf(row, loading, form?.periodType);
    if (form && organization && period) loading.asked.list(form, period, organization);
  }
}

/** Opens the campaigns that asked; each freezes its list as any campaign does. */
export async function openCampaigns({ by, asked, organizations }: Loading): Promise<void> {
  for (const { form, period, organizations: some } of asked.all(organizations.all)) {
    if (some.length === 0) continue;
    const draft = await createCampaign(
      by,
      {
        title: form.title.ru,
        formKey: form.key,
        formVersion: form.version,
        period,
        organizationIds: some.map(({ _id }) => _id),
        opensAt: by.now.toISOString(),
        closesAt: by.now.toISOString(),
        anonymity: form.anonymous ? 'anonymous' : 'named',
        minimumGroup: 5,
      },
      form,
    );
    await openCampaign(by, draft, some);
  }
}
