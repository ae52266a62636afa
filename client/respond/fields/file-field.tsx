import { useState } from 'preact/hooks';
import type { Answer, FileAnswer } from '../../../forms/run/types.ts';
import { usePage } from '../page-context.ts';
import { describedBy, fieldId, type FieldProps } from './field.ts';
import { LabelFrame } from './frame.tsx';
import { fileFault, readFile, sizeText, typesText } from './read-file.ts';

function filesOf(value: Answer | undefined): FileAnswer[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is FileAnswer => typeof one === 'object' && 'content' in one);
}

/** Files from the phone, checked for size and type before anything is sent. */
export function FileField(props: FieldProps) {
  const { language, words } = usePage();
  const { question, value, faults, required, disabled, onChange } = props;
  const [problem, setProblem] = useState('');
  const id = fieldId(question.name);
  const files = filesOf(value);
  const limit =
    question.maxSize === undefined ? '' : sizeText(question.maxSize, words.sizeUnits, language);

  const add = async (input: HTMLInputElement): Promise<void> => {
    const added: FileAnswer[] = [];
    let trouble = '';
    for (const file of Array.from(input.files ?? [])) {
      const fault = fileFault(file, question);
      if (fault === 'size') trouble = words.fileTooLarge(file.name, limit);
      else if (fault === 'type') {
        trouble = words.fileWrongType(file.name, typesText(question.acceptedTypes, words.images));
      } else {
        try {
          added.push(await readFile(file));
        } catch {
          trouble = words.fileUnread(file.name);
        }
      }
    }
    // Emptied so that the same file can be chosen again after it was removed.
    input.value = '';
    setProblem(trouble);
    if (added.length > 0) {
      onChange(question.name, question.multiple === true ? [...files, ...added] : added);
    }
  };

  return (
    <LabelFrame {...props}>
      <input
        class="input-file"
        type="file"
        id={id}
        multiple={question.multiple === true}
        accept={question.acceptedTypes?.join(',')}
        disabled={disabled}
        aria-required={required}
        aria-invalid={faults.length > 0 || problem !== ''}
        aria-describedby={describedBy(question, faults)}
        onChange={(event) => void add(event.currentTarget)}
      />
      {limit !== '' && <p class="hint">{words.fileLimit(limit)}</p>}
      <p class="fault" role="alert" hidden={problem === ''}>
        {problem}
      </p>
      <ul class="files">
        {files.map((file, index) => (
          <li key={`${file.name}:${index}`}>
            <span>{file.name}</span>
            <button
              type="button"
              class="link-button"
              aria-label={words.removeFile(file.name)}
              disabled={disabled}
              onClick={() =>
                onChange(
                  question.name,
                  files.filter((_, other) => other !== index),
                )
              }
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
    </LabelFrame>
  );
}
