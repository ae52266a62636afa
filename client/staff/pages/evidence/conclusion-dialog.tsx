import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api.ts';
import { useWriteJudgement } from '../../queries/evidence.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { Criterion } from './conclusion-table.tsx';
import { completeAddress } from './proofs.ts';

interface ConclusionDialogProps {
  criterion: Criterion;
  organizationId: string | null;
  period: string;
  onClose: () => void;
}

/** A conclusion on one criterion: a level of its rubric, words, and what they rest on. */
export function ConclusionDialog(props: ConclusionDialogProps) {
  const { criterion, organizationId, period, onClose } = props;
  const { t } = useTranslation();
  const save = useWriteJudgement();
  const { judgement, levels, key } = criterion;
  const [level, setLevel] = useState(judgement?.level ?? '');
  const [text, setText] = useState(judgement?.text ?? '');
  const [url, setUrl] = useState(judgement?.url ?? '');
  const [asked, setAsked] = useState(false);
  const said = (path: string) => (save.error instanceof Problem ? save.error.at(path) : undefined);
  const textFault = asked && text.trim() === '' ? t('judgement.needText') : said('text');
  const noLevel = asked && level === '';
  const faulty = said('text') ?? said('url');
  const submit = () => {
    setAsked(true);
    if (level === '' || text.trim() === '') return;
    save.mutate(
      {
        ...{ period, indicator: key, organizationId, level },
        text: text.trim(),
        url: completeAddress(url) || null,
        revision: judgement?.revision ?? 0,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Confirm
      open
      title={t('judgement.title')}
      submit={t('common.save')}
      busy={save.isPending}
      error={faulty === undefined ? save.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 500, mb: 2 }}>{criterion.title}</Typography>
      <Stack spacing={2.5}>
        <FormControl error={noLevel}>
          <FormLabel id="conclusion-level">{t('judgement.level')}</FormLabel>
          <RadioGroup
            aria-labelledby="conclusion-level"
            value={level}
            onChange={(_, chosen) => setLevel(chosen)}
          >
            {levels.map(({ id, title }) => (
              <FormControlLabel
                key={id}
                value={id}
                control={<Radio size="small" />}
                label={title}
              />
            ))}
          </RadioGroup>
          {noLevel && <FormHelperText>{t('judgement.needLevel')}</FormHelperText>}
        </FormControl>
        <TextField
          id="conclusion-text"
          multiline
          minRows={4}
          label={t('judgement.text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={textFault !== undefined}
          helperText={textFault ?? t('judgement.textHint')}
          slotProps={{ htmlInput: { maxLength: 10_000 } }}
        />
        <TextField
          id="conclusion-url"
          type="url"
          label={t('judgement.url')}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          error={said('url') !== undefined}
          helperText={said('url') ?? t('judgement.urlHint')}
          slotProps={{ htmlInput: { maxLength: 2000, inputMode: 'url' } }}
        />
      </Stack>
    </Confirm>
  );
}
