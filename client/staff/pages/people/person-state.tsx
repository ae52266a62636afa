import Block from '@mui/icons-material/Block';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Box from '@mui/material/Box';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import type { SvgIconComponent } from '@mui/icons-material';
import { useTranslation } from 'react-i18next';
import type { PersonRow, PersonState } from '../../../../server/people/schema.ts';
import { formatShort } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Status, type Tone } from '../../ui/status.tsx';

/** The states in the order of the way in. */
export const stateOrder: PersonState[] = ['waiting', 'invited', 'active', 'blocked'];

const looks: Record<PersonState, { tone: Tone; icon: SvgIconComponent }> = {
  waiting: { tone: 'wait', icon: RadioButtonUnchecked },
  invited: { tone: 'busy', icon: Mail },
  active: { tone: 'good', icon: CheckCircle },
  blocked: { tone: 'bad', icon: Block },
};

/** Whether a person can sign in, under which name, and until when an invitation holds. */
export function PersonStateView({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const { state, login, invitedUntil } = person;
  const day =
    invitedUntil === null ? '' : (formatShort(invitedUntil, zone, language).split(',')[0] ?? '');
  const isOver = invitedUntil !== null && state === 'waiting';
  const small = { color: 'text.secondary', fontSize: '0.8125rem', overflowWrap: 'anywhere' };
  return (
    <>
      <Box sx={{ whiteSpace: 'nowrap' }}>
        <Status {...looks[state]} text={t(`person.states.${state}`)} />
      </Box>
      <Box sx={small}>{t('person.login', { login })}</Box>
      {day && state !== 'blocked' && (
        <Box sx={small}>{t(isOver ? 'person.invitationOver' : 'person.invitedUntil', { day })}</Box>
      )}
    </>
  );
}
