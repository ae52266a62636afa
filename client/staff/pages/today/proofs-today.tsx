import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useEvidence } from '../../queries/evidence.ts';
import { useCan } from '../../queries/person.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Proofs that wait for this person: to be checked by a judge, to be given by an organization. */
export function ProofsToday() {
  const { t } = useTranslation();
  const can = useCan();
  const evidence = useEvidence('', can('evidence.read'));
  const items = evidence.data?.items ?? [];
  const judges = can('evidence.judge');
  const given = judges ? items.filter(({ state }) => state === 'given').length : 0;
  const again = (state: string) => state === 'none' || state === 'notConfirmed';
  const owed = judges ? 0 : items.filter(({ state }) => again(state)).length;
  if (given + owed === 0) return null;
  return (
    <Sheet title={t('evidence.title')}>
      <Box>
        <TextLink to="/evidence">
          {given > 0
            ? t('evidence.waiting', { count: given })
            : t('evidence.owed', { count: owed })}
        </TextLink>
      </Box>
    </Sheet>
  );
}
