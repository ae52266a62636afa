import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../../forms/edit/difference.ts';
import { editedKinds, type RowKind } from '../../../../forms/edit/kinds.ts';

const kinds: RowKind[] = [...editedKinds, 'text', 'panel', 'calculated', 'other'];

/** What changed, a sentence a line. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  const kindWords = (code: string | undefined) => {
    const kind = kinds.find((one) => one === code);
    return kind ? t(`editor.kinds.${kind}`).toLowerCase() : '';
  };
  const sentence = ({ code, about = '', from = '', to = '' }: Change) => {
    const isKind = code === 'question.kind';
    return t(`formChange.${code}`, {
      about: about || t('editor.untitled'),
      from: isKind ? kindWords(from) : from,
      to: isKind ? kindWords(to) : to,
    });
  };
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.875rem' }}>
      {changes.map((change, at) => (
        <li key={at}>{sentence(change)}</li>
      ))}
    </Box>
  );
}
