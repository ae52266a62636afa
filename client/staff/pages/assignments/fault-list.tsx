import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { indexForm } from '../../../../forms/run/state.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../format/local-text.ts';
import { fieldId } from './field-id.ts';
import type { Filling } from './use-filling.ts';

interface FaultListProps {
  filling: Filling;
  /** By question. */
  faults: Record<string, string>;
}

/** What stands in the way of submitting; every line leads to its field. */
export function FaultList({ filling, faults }: FaultListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = [...indexForm(filling.form).questions.keys()].filter((name) => faults[name]);
  if (names.length === 0) return null;
  const titleOf = (name: string) => {
    const question = indexForm(filling.form).questions.get(name);
    return question ? localText(question.title, language) : name;
  };
  return (
    <Alert severity="error" id="fill-faults" tabIndex={-1} sx={{ mb: 2.5 }}>
      <AlertTitle>{t('fill.faults', { count: names.length })}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {names.map((name) => (
          <li key={name}>
            <MuiLink
              underline="always"
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(name))?.focus();
              }}
            >
              {titleOf(name)}
            </MuiLink>
            : {faults[name]}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
