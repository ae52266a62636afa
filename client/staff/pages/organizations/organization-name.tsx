import Box from '@mui/material/Box';
import { useOrganizations } from '../../queries/organizations.ts';
import { Clamp } from '../../ui/clamp.tsx';

/** Finds short names: official ones begin alike, so that a list of them cannot be scanned. */
export function useShortName(): (id: string, name: string) => string {
  const { data = [] } = useOrganizations();
  const names = new Map(data.map(({ id, shortName }) => [id, shortName]));
  return (id, name) => names.get(id) ?? name;
}

interface OrganizationNameProps {
  id: string;
  /** The official name, for organizations that the person may not see otherwise. */
  name: string;
}

/** The name by which people know the organization, with the official one below. */
export function OrganizationName({ id, name }: OrganizationNameProps) {
  const short = useShortName()(id, name);
  if (short === name) return <Clamp text={name} />;
  return (
    <>
      <Box component="span" sx={{ display: 'block', fontWeight: 500 }}>
        {short}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        <Clamp text={name} lines={1} />
      </Box>
    </>
  );
}
