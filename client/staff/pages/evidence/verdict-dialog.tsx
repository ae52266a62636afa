import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Link from '@mui/material/Link';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api.ts';
import { useJudgeProof } from '../../queries/evidence.ts';
import { FileLink } from '../../ui/file-link.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { AboutProof } from './about-proof.tsx';
import { shortAddress, type Proof } from './proofs.ts';

interface VerdictDialogProps {
  proof: Proof;
  period: string;
  onClose: () => void;
}

const verdicts = ['confirmed', 'remark', 'notConfirmed'] as const;

/** An expert's word on a link: it proves, it proves with a remark, it does not. */
export function VerdictDialog({ proof, period, onClose }: VerdictDialogProps) {
  const { t } = useTranslation();
  const judge = useJudgeProof();
  const { documentId, organizationId, revision, link } = proof;
  const [state, setState] = useState(verdicts.find((one) => one === proof.state) ?? 'confirmed');
  const [text, setText] = useState(proof.verdict?.text ?? '');
  const fault = judge.error instanceof Problem ? judge.error.at('text') : undefined;
  return (
    <Confirm
      open
      asks
      title={t('evidence.verdictTitle')}
      submit={t('common.save')}
      busy={judge.isPending}
      error={fault === undefined ? judge.error : null}
      onSubmit={() =>
        judge.mutate(
          { slot: { period, organizationId, documentId }, state, text: text.trim(), revision },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <AboutProof proof={proof} />
      {link?.files.map((file) => (
        <Box key={file.id} sx={{ mb: 1 }}>
          <FileLink file={file} />
        </Box>
      ))}
      {link?.url && (
        <Link
          href={link.url}
          target="_blank"
          rel="noreferrer noopener"
          sx={{ display: 'block', mb: 2, overflowWrap: 'anywhere' }}
        >
          {shortAddress(link.url)}
        </Link>
      )}
      <FormControl sx={{ display: 'block', mb: 2 }}>
        <FormLabel id="verdict">{t('evidence.verdict')}</FormLabel>
        <RadioGroup
          aria-labelledby="verdict"
          value={state}
          onChange={(_, chosen) => setState(verdicts.find((one) => one === chosen) ?? 'confirmed')}
        >
          {verdicts.map((value) => (
            <FormControlLabel
              key={value}
              value={value}
              control={<Radio size="small" autoFocus={value === state} />}
              label={t(`evidence.verdicts.${value}`)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        id="verdict-text"
        fullWidth
        multiline
        minRows={2}
        label={t('evidence.words')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={fault !== undefined}
        helperText={
          fault ?? t(state === 'confirmed' ? 'evidence.wordsFree' : 'evidence.wordsNeeded')
        }
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </Confirm>
  );
}
