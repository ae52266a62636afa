import type { ReactNode } from 'react';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { MunicipalityView } from '../../../../server/municipalities/schema.ts';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { useForms } from '../../queries/forms.ts';
import { useMunicipality } from '../../queries/municipalities.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { Loaded } from '../../ui/loaded.tsx';

export interface Sources {
  forms: FormView[];
  municipality: MunicipalityView;
  organizations: OrganizationView[];
}

/** What a campaign is put together from: forms, the municipality, its organizations. */
export function DraftSources({ children }: { children: (sources: Sources) => ReactNode }) {
  const forms = useForms();
  const municipality = useMunicipality();
  const organizations = useOrganizations();
  return (
    <Loaded query={forms} rows={9}>
      {(allForms) => (
        <Loaded query={municipality} rows={9}>
          {(place) => (
            <Loaded query={organizations} rows={9}>
              {(all) =>
                children({
                  forms: allForms,
                  municipality: place,
                  organizations: all.filter(({ active }) => active),
                })
              }
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
