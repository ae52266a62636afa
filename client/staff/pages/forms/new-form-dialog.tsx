import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DraftStart } from '../../../../server/forms/draft.schema.ts';
import type { FormView } from '../../../../server/forms/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useStartDraft } from '../../queries/forms.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { WhoIsAsked, placesOf, type Asked } from './who-is-asked.tsx';

interface NewFormDialogProps {
  forms: FormView[];
  /** The form to copy; without it one may also begin with nothing. */
  source?: FormView;
  onClose: () => void;
}

/** How a new form begins: a copy of one there is, or an empty sheet. */
export function NewFormDialog({ forms, source, onClose }: NewFormDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const id = useId();
  const start = useStartDraft();
  const [way, setWay] = useState<'copy' | 'new'>('copy');
  const [from, setFrom] = useState(source?.key ?? forms[0]?.key ?? '');
  const titleOf = (key: string) => {
    const form = forms.find((one) => one.key === key);
    return form ? t('editor.copyOf', { title: localText(form.title, language) }) : '';
  };
  // The suggestion follows the chosen form until somebody writes a title of their own.
  const [written, setWritten] = useState<string | null>(null);
  const title = written ?? (way === 'copy' ? titleOf(from) : '');
  const [asked, setAsked] = useState<Asked>({ audience: 'parents', places: placesOf('parents') });
  const [tried, setTried] = useState(false);
  const needsName = title.trim().length < 2;
  const needsPlace = way === 'new' && asked.places.length === 0;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (needsName || needsPlace) return;
    const body: DraftStart =
      way === 'copy'
        ? { start: 'copy', key: from, title: title.trim() }
        : {
            start: 'new',
            title: title.trim(),
            audience: asked.audience,
            organizationTypes: asked.places,
          };
    start.mutate(body, { onSuccess: ({ key }) => void navigate(`/forms/${key}/draft`) });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{source ? t('editor.copyTitle') : t('editor.newTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {start.error && <Alert severity="error">{start.error.message}</Alert>}
          {!source && (
            <RadioGroup
              aria-label={t('editor.newLead')}
              value={way}
              onChange={(event) => setWay(event.target.value === 'new' ? 'new' : 'copy')}
            >
              <FormControlLabel value="copy" control={<Radio />} label={t('editor.fromForm')} />
              <FormControlLabel value="new" control={<Radio />} label={t('editor.fromNothing')} />
            </RadioGroup>
          )}
          {way === 'copy' && !source && (
            <SelectField
              label={t('editor.which')}
              value={from}
              options={forms.map((form) => ({
                value: form.key,
                text: localText(form.title, language),
              }))}
              onChange={setFrom}
            />
          )}
          <TextField
            autoFocus
            label={t('editor.name')}
            value={title}
            onChange={(event) => setWritten(event.target.value)}
            error={tried && needsName}
            helperText={tried && needsName ? t('editor.needName') : t('editor.nameHint')}
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
          {way === 'new' && (
            <WhoIsAsked asked={asked} fault={tried && needsPlace} onChange={setAsked} />
          )}
          {/* Room that keeps the buttons where they are while one chooses. */}
          <Box />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={start.isPending}>
            {t('editor.begin')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
