import { createContext, useContext } from 'react';
import type { Edit } from './use-editor.ts';

interface EditorTools {
  edit: Edit;
  /** Whether English texts are shown beside the Russian ones. */
  english: boolean;
  /** Puts the focus on the element with this id when the change has been drawn. */
  focusLater: (id: string) => void;
  /** Says something to those who listen instead of looking. */
  announce: (words: string) => void;
}

export const EditorContext = createContext<EditorTools | null>(null);

export function useEditorTools(): EditorTools {
  const tools = useContext(EditorContext);
  if (!tools) throw new Error('Only inside the editor');
  return tools;
}
