import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  SelectionInput,
  SelectionView,
} from '../../../../../server/completeness/compilation.schema.ts';
import { Problem } from '../../../api.ts';
import { useRemoveSelection, useSaveSelection } from '../../../queries/completeness.ts';
import { Confirm } from '../../../ui/confirm.tsx';

interface SelectionToolsProps {
  /** The kept selection that is open, if any. */
  open: SelectionView | null;
  elements: SelectionInput['elements'];
  onSaved: (id: string) => void;
  onRemoved: () => void;
}

/** Keeps what is chosen under a name, in place of the open selection or beside it. */
export function SelectionTools({ open, elements, onSaved, onRemoved }: SelectionToolsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'save' | 'remove' | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Button onClick={() => setAsking('save')} disabled={elements.length === 0}>
        {t('compilation.save')}
      </Button>
      {open && <Button onClick={() => setAsking('remove')}>{t('compilation.remove')}</Button>}
      {asking === 'save' && (
        <SaveDialog
          open={open}
          elements={elements}
          onSaved={(id) => {
            close();
            onSaved(id);
          }}
          onClose={close}
        />
      )}
      {asking === 'remove' && open && (
        <RemoveDialog
          selection={open}
          onRemoved={() => {
            close();
            onRemoved();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

interface SaveDialogProps extends Pick<SelectionToolsProps, 'open' | 'elements' | 'onSaved'> {
  onClose: () => void;
}

function SaveDialog({ open, elements, onSaved, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const save = useSaveSelection();
  const [name, setName] = useState(open?.name ?? '');
  const [asked, setAsked] = useState(false);
  const replaces = open !== null && name.trim() === open.name;
  const fault = asked && name.trim().length < 2 ? t('compilation.needName') : undefined;
  const refused =
    save.error instanceof Problem && save.error.path === 'name' ? save.error.message : undefined;
  const submit = () => {
    setAsked(true);
    if (name.trim().length < 2) return;
    const input = { name: name.trim(), elements };
    save.mutate({ id: replaces ? open.id : null, input }, { onSuccess: ({ id }) => onSaved(id) });
  };
  return (
    <Confirm
      open
      title={t('compilation.saveTitle')}
      submit={replaces ? t('compilation.replace', { name: open.name }) : t('compilation.saveNew')}
      busy={save.isPending}
      error={refused === undefined ? save.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>{t('compilation.saveText')}</Typography>
      <TextField
        label={t('compilation.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={(fault ?? refused) !== undefined}
        helperText={fault ?? refused}
        fullWidth
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
    </Confirm>
  );
}

interface RemoveDialogProps {
  selection: SelectionView;
  onRemoved: () => void;
  onClose: () => void;
}

function RemoveDialog({ selection, onRemoved, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const remove = useRemoveSelection();
  return (
    <Confirm
      open
      danger
      title={t('compilation.removeTitle', { name: selection.name })}
      submit={t('compilation.remove')}
      busy={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate(selection.id, { onSuccess: onRemoved })}
      onClose={onClose}
    >
      <Typography>{t('compilation.removeText')}</Typography>
    </Confirm>
  );
}
