import { useTranslation } from 'react-i18next';
import type { OrganizationType } from '../../../../server/organizations/schema.ts';

/** The types in the order in which people think of them. */
export const typeOrder: OrganizationType[] = [
  'school',
  'kindergarten',
  'supplementary',
  'department',
  'methodicalCentre',
  'ppmsCentre',
  'association',
];

/** Names the type of an organization; one that this page does not know stays as it is. */
export function useTypeName(): (type: string) => string {
  const { t } = useTranslation();
  return (type) => {
    const known = typeOrder.find((one) => one === type);
    return known ? t(`organization.types.${known}`) : type;
  };
}
