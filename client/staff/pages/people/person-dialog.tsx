import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../../server/people/schema.ts';
import { Problem } from '../../api.ts';
import { usePerson } from '../../queries/person.ts';
import { useSavePerson } from '../../queries/people.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { BlockButton } from './block-button.tsx';
import { OrganizationsField } from './organizations-field.tsx';
import {
  draftOf,
  isPlaced,
  personFaults,
  personInputOf,
  rolesToGive,
  type PersonDraft,
} from './person-draft.ts';

interface PersonDialogProps {
  /** The person to change, or null for a new one. */
  person: PersonRow | null;
  /** The organization a new person most likely belongs to. */
  organizationId: string;
  onClose: () => void;
  onInvite: (people: PersonRow[]) => void;
}

const contacts = { name: 'off', email: 'off', phone: 'off' } as const;

export function PersonDialog({ person, organizationId, onClose, onInvite }: PersonDialogProps) {
  const { t } = useTranslation();
  const self = usePerson();
  const titleId = useId();
  const save = useSavePerson();
  const [draft, setDraft] = useState<PersonDraft>(() => draftOf(person, organizationId));
  const [asked, setAsked] = useState(false);
  const faults = personFaults(draft);
  // Nobody changes the own role; one that somebody else gave stays to be seen.
  const roles = person?.isSelf ? [draft.role] : rolesToGive(self.role);

  const faultAt = (name: keyof PersonDraft): string | undefined => {
    const own = faults[name];
    if (asked && own) return t(`person.${own}`);
    if (!(save.error instanceof Problem)) return undefined;
    return save.error.at(name) ?? (save.error.path === name ? save.error.message : undefined);
  };
  const submit = (invite: boolean) => (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    const first = Object.keys(faults)[0];
    if (first) return document.getElementById(`person-${first}`)?.focus();
    save.mutate(
      { id: person?.id ?? null, input: personInputOf(draft) },
      {
        onSuccess: (saved) => {
          onClose();
          if (invite) onInvite([saved]);
        },
      },
    );
  };
  const field = (name: keyof typeof contacts, hint?: string) => (
    <TextField
      id={`person-${name}`}
      label={t(`person.${name}`)}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      error={faultAt(name) !== undefined}
      helperText={faultAt(name) ?? hint}
      required={name === 'name'}
      sx={name === 'name' ? { gridColumn: '1 / -1' } : {}}
      slotProps={{
        htmlInput: {
          autoComplete: contacts[name],
          inputMode: name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text',
        },
      }}
    />
  );
  const isOdd = save.isError && !(save.error instanceof Problem && save.error.path);

  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <form onSubmit={submit(false)} noValidate>
        <DialogTitle id={titleId}>{t(person ? 'person.editTitle' : 'person.addTitle')}</DialogTitle>
        <DialogContent>
          {isOdd && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {save.error.message}
            </Alert>
          )}
          <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { sm: '1fr 1fr' } }}>
            {field('name')}
            <SelectField
              label={t('person.role')}
              value={draft.role}
              disabled={person?.isSelf === true}
              onChange={(role) => setDraft({ ...draft, role: role as PersonDraft['role'] })}
              options={roles.map((value) => ({ value, text: t(`role.${value}`) }))}
              sx={{ gridColumn: '1 / -1' }}
            />
            {isPlaced(draft.role) && (
              <OrganizationsField
                value={draft.organizationIds}
                onChange={(organizationIds) => setDraft({ ...draft, organizationIds })}
                fault={faultAt('organizationIds')}
              />
            )}
            {field('email', t('person.emailHint'))}
            {field('phone')}
          </Box>
        </DialogContent>
        <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
          {person?.manageable && <BlockButton person={person} onDone={onClose} />}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            variant={person ? 'contained' : 'outlined'}
            disabled={save.isPending}
          >
            {save.isPending ? t('common.saving') : t('person.save')}
          </Button>
          {!person && (
            <Button variant="contained" disabled={save.isPending} onClick={submit(true)}>
              {t('person.saveAndInvite')}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
