import { useParams } from 'react-router';
import { useFormDraft } from '../../../queries/forms.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Editor } from './editor.tsx';

/** The screen where a form is changed or written. */
export function DraftPage() {
  const { key = '' } = useParams();
  const draft = useFormDraft(key);
  return (
    <Loaded query={draft} rows={10}>
      {(opened) => <Editor key={opened.key} draft={opened} />}
    </Loaded>
  );
}
