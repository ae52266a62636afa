import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { ResponsibleInput } from '../../../../server/schedules/occurrence.schema.ts';
import { usePeople } from '../../queries/people.ts';
import { useCan } from '../../queries/person.ts';
import { SelectField } from '../../ui/select-field.tsx';

/** Who was chosen: an account's id, or words for a position. */
export interface ResponsibleDraft {
  accountId: string;
  text: string;
}

export const noResponsible: ResponsibleDraft = { accountId: '', text: '' };

/** What is sent; null while nobody has been chosen. */
export function responsibleOf({ accountId, text }: ResponsibleDraft): ResponsibleInput | null {
  if (accountId !== '') return { accountId };
  return text.trim() === '' ? null : { text: text.trim() };
}

interface ResponsibleFieldProps {
  value: ResponsibleDraft;
  onChange: (value: ResponsibleDraft) => void;
  error: boolean;
}

/** A person with an account here, or a position in words. */
export function ResponsibleField({ value, onChange, error }: ResponsibleFieldProps) {
  const { t } = useTranslation();
  const can = useCan();
  const { data: people = [] } = usePeople(can('person.read'));
  const open = people.filter(({ state }) => state !== 'blocked');
  return (
    <Stack spacing={2}>
      {open.length > 0 && (
        <SelectField
          label={t('occurrence.person')}
          value={value.accountId}
          onChange={(accountId) => onChange({ ...value, accountId })}
          options={[
            { value: '', text: t('occurrence.inWords') },
            ...open.map(({ id, name, role }) => ({
              value: id,
              text: `${name}, ${t(`role.${role}`)}`,
            })),
          ]}
        />
      )}
      {value.accountId === '' && (
        <TextField
          label={t('occurrence.position')}
          value={value.text}
          onChange={(event) => onChange({ ...value, text: event.target.value })}
          error={error}
          helperText={t(error ? 'occurrence.positionEmpty' : 'occurrence.positionHint')}
          slotProps={{ htmlInput: { maxLength: 300 } }}
        />
      )}
    </Stack>
  );
}
