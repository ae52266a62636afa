import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { MatrixForm } from '../../../../server/completeness/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useAcceptAll } from '../../queries/completeness.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { Chosen } from './chosen.ts';

interface AcceptDialogProps {
  chosen: readonly Chosen[];
  /** Chosen ones that are not handed in or in which the checks found something. */
  left: number;
  forms: readonly MatrixForm[];
  onDone: () => void;
  onClose: () => void;
}

/** Accepts what was handed in and is without doubt; says which of them could not be. */
export function AcceptDialog({ chosen, left, forms, onDone, onClose }: AcceptDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const accept = useAcceptAll();
  const nameOf = ({ row, column }: Chosen) => {
    const form = forms[column];
    return form ? `${row.shortName}: ${localText(form.title, language)}` : row.shortName;
  };
  const refused = (accept.data?.refused ?? []).flatMap(({ assignmentId, message }) => {
    const one = chosen.find(({ cell }) => cell.assignmentId === assignmentId);
    return one ? [{ name: nameOf(one), message }] : [];
  });
  const submit = () => {
    if (accept.data) {
      onDone();
      return;
    }
    accept.mutate(
      chosen.map(({ cell: { assignmentId, revision } }) => ({ assignmentId, revision })),
      {
        onSuccess: (result) => {
          if (result.refused.length === 0) onDone();
        },
      },
    );
  };
  return (
    <Confirm
      open
      title={t('completeness.accept.title', { count: chosen.length })}
      submit={t(accept.data ? 'completeness.accept.close' : 'completeness.accept.submit')}
      busy={accept.isPending}
      error={accept.error}
      onSubmit={submit}
      onClose={accept.data ? onDone : onClose}
    >
      {accept.data ? (
        <Alert severity="warning">
          {t('completeness.accept.some', { accepted: accept.data.accepted, of: chosen.length })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {refused.map(({ name, message }) => (
              <li key={name}>
                {name}. {message}
              </li>
            ))}
          </Box>
        </Alert>
      ) : (
        <>
          <Typography>{t('completeness.accept.text')}</Typography>
          {left > 0 && (
            <Typography sx={{ mt: 1, color: 'text.secondary' }}>
              {t('completeness.accept.left', { count: left })}
            </Typography>
          )}
        </>
      )}
    </Confirm>
  );
}
