import Box from '@mui/material/Box';
import type { Reason } from '../../../../server/reminders/schema.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { useReason } from './use-reason.ts';

/** Forms that a letter is about, each with the rule that speaks. */
export function ReasonList({ reasons, named }: { reasons: readonly Reason[]; named: boolean }) {
  const shortName = useShortName();
  const words = useReason();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {reasons.map((reason) => (
        <Box component="li" key={reason.assignmentId} sx={{ '& + &': { mt: 0.75 } }}>
          <TextLink to={`/assignments/${reason.assignmentId}`}>{words.form(reason)}</TextLink>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {named && `${shortName(reason.organizationId, '')}, `}
            {words.rule(reason)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
