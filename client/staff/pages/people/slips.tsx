import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import type { InvitationsView } from '../../../../server/people/schema.ts';
import { Slip } from './slip.tsx';

const perSheet = 8;

/** How many A4 sheets so many slips take. */
export function sheetsOf(slips: number): number {
  return Math.ceil(slips / perSheet);
}

/** Slips on sheets as the printer gives them out: two columns of four, dashed where to cut. */
export function Slips({ made }: { made: InvitationsView }) {
  const { invitations, address } = made;
  const sheets = Array.from({ length: sheetsOf(invitations.length) }, (_, index) =>
    invitations.slice(index * perSheet, (index + 1) * perSheet),
  );
  return (
    <>
      <GlobalStyles
        styles={{
          '@page': { size: 'A4', margin: '9mm 8mm' },
          '@media print': { '#content': { padding: '0 !important' } },
        }}
      />
      {sheets.map((sheet) => (
        <Box
          component="ul"
          key={sheet[0]?.person.id}
          sx={{
            listStyle: 'none',
            m: 0,
            mb: 2,
            p: '0.3mm 0 0 0.3mm',
            width: '100%',
            maxWidth: '194mm',
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
            '@media print': {
              gridTemplateColumns: '1fr 1fr',
              mb: 0,
              breakAfter: 'page',
              '&:last-of-type': { breakAfter: 'auto' },
            },
          }}
        >
          {sheet.map((one) => (
            <Slip key={one.person.id} made={one} address={address} />
          ))}
        </Box>
      ))}
    </>
  );
}
