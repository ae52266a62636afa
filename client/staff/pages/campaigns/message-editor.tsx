import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveMessage } from '../../queries/campaigns.ts';
import { templateFault, variables } from './message.ts';

interface MessageEditorProps {
  campaignId: string;
  saved: string | null;
  usual: string;
  draft: string;
  onChange: (draft: string) => void;
  onClose: () => void;
}

/** The words of a campaign's message, with what can be filled in a click away. */
export function MessageEditor(props: MessageEditorProps) {
  const { campaignId, saved, usual, draft, onChange, onClose } = props;
  const { t } = useTranslation();
  const save = useSaveMessage(campaignId);
  const area = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  const fault = templateFault(draft);
  const faultText =
    fault === null
      ? undefined
      : fault.kind === 'unknown'
        ? t('message.unknown', { name: fault.name })
        : t(`message.${fault.kind}`);
  const store = (template: string | null) => save.mutate(template, { onSuccess: onClose });
  const insert = (name: string) => {
    const { selectionStart = draft.length, selectionEnd = draft.length } = area.current ?? {};
    onChange(`${draft.slice(0, selectionStart)}{${name}}${draft.slice(selectionEnd)}`);
    area.current?.focus();
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <TextField
        autoFocus
        multiline
        fullWidth
        minRows={10}
        label={t('message.template')}
        value={draft}
        onChange={(event) => onChange(event.target.value)}
        error={faultText !== undefined}
        helperText={faultText ?? t('message.templateHint')}
        inputRef={area}
      />
      <Typography id={label} variant="body2" sx={{ color: 'text.secondary', mt: 1, mb: 0.5 }}>
        {t('message.insert')}
      </Typography>
      <Box
        role="group"
        aria-labelledby={label}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
      >
        {variables.map(({ id }) => (
          <Button
            key={id}
            size="small"
            variant="outlined"
            sx={{ py: 0, minWidth: 0 }}
            onClick={() => insert(t(`message.names.${id}`))}
          >
            {t(`message.names.${id}`)}
          </Button>
        ))}
      </Box>
      {save.isError && (
        <Alert severity="error" sx={{ mt: 1.5 }}>
          {save.error.message}
        </Alert>
      )}
      <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          variant="contained"
          disabled={fault !== null || save.isPending}
          onClick={() => store(draft.trim() === usual ? null : draft)}
        >
          {save.isPending ? t('common.saving') : t('common.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {(saved !== null || draft !== usual) && (
          <Button onClick={() => (saved === null ? onChange(usual) : store(null))}>
            {t('message.reset')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
