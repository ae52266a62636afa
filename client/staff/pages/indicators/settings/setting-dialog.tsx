import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingView } from '../../../../../server/indicators/settings.schema.ts';
import { Problem } from '../../../api.ts';
import { usePreviewSetting, useSaveSetting } from '../../../queries/settings.ts';
import { PreviewChanges } from './preview-changes.tsx';
import { SettingField } from './setting-field.tsx';
import { readValue, writeValue } from './setting-value.ts';
import { useSettingWords } from './setting-words.ts';
import { useLanguage } from '../../../i18n/index.ts';

interface SettingDialogProps {
  setting: SettingView;
  period: string;
  onClose: () => void;
}

/** Changes one setting of one period: first what would change is shown, then it can be saved. */
export function SettingDialog({ setting, period, onClose }: SettingDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useSettingWords();
  const id = useId();
  const preview = usePreviewSetting();
  const save = useSaveSetting();
  const [text, setText] = useState(() => writeValue(setting.value, language));
  const [asked, setAsked] = useState(false);
  const value = readValue(setting, text);
  const same = value === setting.value;
  const wanted = { period, value: value === setting.default ? null : value };
  const looked = preview.data && preview.variables.value === wanted.value;
  const refusal = save.error ?? preview.error;
  const fault =
    (asked && value === null && t('setting.needNumber')) ||
    (asked && same && t('setting.same')) ||
    (refusal instanceof Problem ? refusal.at('value') : undefined);
  const look = () => {
    setAsked(true);
    if (value !== null && !same && !preview.isPending)
      preview.mutate({ id: setting.id, ...wanted });
  };
  const change = (next: string) => {
    setText(next);
    setAsked(false);
    preview.reset();
    save.reset();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="md" fullWidth>
      <DialogTitle id={id}>{setting.title}</DialogTitle>
      <DialogContent>
        {refusal && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {refusal.message}
          </Alert>
        )}
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2.5 }}>
          {setting.reason}
        </Typography>
        {/* Enter in the field shows what would change; only the button itself saves. */}
        <form
          id={`${id}-form`}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!looked) look();
          }}
        >
          <SettingField setting={setting} text={text} fault={fault || null} onChange={change} />
        </form>
        {value !== setting.default && (
          <Button
            size="small"
            // Under the field, not against its edge.
            sx={{ display: 'block', mt: 1, ml: -1 }}
            onClick={() => change(writeValue(setting.default, language))}
          >
            {t('setting.toDefault', { value: words(setting, setting.default) })}
          </Button>
        )}
        <div>
          {looked ? (
            <PreviewChanges preview={preview.data} />
          ) : (
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
              {t('setting.previewFirst')}
            </Typography>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {looked ? (
          <Button
            key="save"
            variant="contained"
            disabled={save.isPending}
            onClick={() => save.mutate({ id: setting.id, ...wanted }, { onSuccess: onClose })}
          >
            {t('common.save')}
          </Button>
        ) : (
          <Button
            key="look"
            type="submit"
            form={`${id}-form`}
            variant="contained"
            aria-disabled={preview.isPending}
          >
            {t(preview.isPending ? 'setting.previewing' : 'setting.preview')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
