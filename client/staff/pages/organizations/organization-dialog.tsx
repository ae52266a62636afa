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
import type {
  OrganizationType,
  OrganizationView,
} from '../../../../server/organizations/schema.ts';
import { Problem } from '../../api.ts';
import { useSaveOrganization } from '../../queries/organizations.ts';
import { ActivitySwitch } from './activity-switch.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import {
  draftOf,
  organizationFaults,
  organizationInputOf,
  type OrganizationDraft,
} from './organization-draft.ts';
import { typeOrder, useTypeName } from './type-name.ts';

interface OrganizationDialogProps {
  /** The organization to change, or null for a new one. */
  organization: OrganizationView | null;
  onClose: () => void;
}

const hints = {
  shortName: 'shortNameHint',
  code: 'codeHint',
  cluster: 'clusterHint',
  headcount: 'headcountHint',
  teachers: 'teachersHint',
} as const;

export function OrganizationDialog({ organization, onClose }: OrganizationDialogProps) {
  const { t } = useTranslation();
  const typeName = useTypeName();
  const titleId = useId();
  const save = useSaveOrganization();
  const [draft, setDraft] = useState<OrganizationDraft>(() => draftOf(organization));
  const [asked, setAsked] = useState(false);
  const faults = organizationFaults(draft);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    const first = Object.keys(faults)[0];
    if (first) return document.getElementById(`organization-${first}`)?.focus();
    save.mutate(
      { id: organization?.id ?? null, input: organizationInputOf(draft) },
      { onSuccess: () => onClose() },
    );
  };

  const field = (name: Exclude<keyof OrganizationDraft, 'type'>, wide = false) => {
    const own = faults[name];
    const fault =
      asked && own
        ? t(`organization.${own}`)
        : save.error instanceof Problem
          ? save.error.at(name)
          : undefined;
    const hint = name in hints ? t(`organization.${hints[name as keyof typeof hints]}`) : undefined;
    return (
      <TextField
        id={`organization-${name}`}
        label={t(`organization.${name === 'headcount' ? 'headcountLabel' : name}`)}
        value={draft[name]}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
        error={fault !== undefined}
        helperText={fault ?? hint}
        multiline={name === 'name'}
        required={name === 'name' || name === 'shortName'}
        sx={wide ? { gridColumn: '1 / -1' } : {}}
        slotProps={{
          htmlInput: {
            inputMode: name === 'headcount' || name === 'teachers' ? 'numeric' : 'text',
          },
        }}
      />
    );
  };

  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>
          {t(organization ? 'organization.editTitle' : 'organization.addTitle')}
        </DialogTitle>
        <DialogContent>
          {save.isError && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {save.error.message}
            </Alert>
          )}
          <Box sx={{ display: 'grid', gap: 2, pt: 1, gridTemplateColumns: { sm: '1fr 1fr' } }}>
            {field('name', true)}
            {field('shortName')}
            <SelectField
              label={t('organization.type')}
              value={draft.type}
              onChange={(type) => setDraft({ ...draft, type: type as OrganizationType })}
              options={typeOrder.map((value) => ({ value, text: typeName(value) }))}
            />
            {field('headcount')}
            {field('teachers')}
            {field('cluster')}
            {field('code')}
            {field('head')}
            {field('phone')}
            {field('email')}
            {field('address')}
            {organization && <ActivitySwitch organization={organization} onDone={onClose} />}
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={save.isPending}>
            {save.isPending ? t('common.saving') : t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
