import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addLines,
  linesOf,
  moveLine,
  pastedLines,
  removeLine,
  setLine,
  type ListName,
} from '../../../../../forms/edit/choices.ts';
import { changeItem } from '../../../../../forms/edit/edits.ts';
import type { Item } from '../../../../../forms/edit/json.ts';
import { useEditorTools } from './editor-context.ts';
import { lineId } from './ids.ts';

interface LineListProps {
  item: Item;
  list: ListName;
  fault?: string | undefined;
}

/**
 * Choices, or the rows and columns of a scale, one under the other. The last field is always empty:
 * typing into it makes the next line, so a list is written without leaving the keyboard.
 */
export function LineList({ item, list, fault }: LineListProps) {
  const { t } = useTranslation();
  const { edit, english, focusLater } = useEditorTools();
  const heading = useId();
  const { name } = item;
  const lines = linesOf(item[list]);
  const change = (next: (old: unknown) => unknown) =>
    edit((form) => changeItem(form, name, (old) => ({ ...old, [list]: next(old[list]) })));
  const focus = (at: number) => focusLater(lineId(name, list, Math.max(0, at)));

  const write = (at: number, words: string) => {
    if (at < lines.length) change((old) => setLine(old, at, 'ru', words));
    else if (words !== '') change((old) => addLines(old, at, [words]));
  };
  const move = (at: number, by: -1 | 1) => {
    if (!lines[at] || !lines[at + by]) return;
    change((old) => moveLine(old, at, by));
    focus(at + by);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const isEmpty = (lines[at]?.words ?? '') === '';
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (at === lines.length) return;
      // Between two lines, Enter makes room for a new one.
      if (at < lines.length - 1) change((old) => addLines(old, at + 1, ['']));
      focus(at + 1);
    } else if (event.key === 'Backspace' && isEmpty && at < lines.length) {
      event.preventDefault();
      change((old) => removeLine(old, at));
      focus(at - 1);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      move(at, event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  const onPaste = (event: ClipboardEvent, at: number) => {
    const pasted = pastedLines(event.clipboardData.getData('text/plain'));
    if (pasted.length < 2) return;
    event.preventDefault();
    const replaces = at < lines.length && lines[at]?.words === '';
    change((old) =>
      addLines(
        replaces ? removeLine(old, at) : old,
        replaces ? at : Math.min(at + 1, lines.length),
        pasted,
      ),
    );
    focus(at + pasted.length - (replaces || at === lines.length ? 1 : 0));
  };

  const called = t(`editor.${list}`);
  return (
    <Box role="group" aria-labelledby={heading}>
      <Typography id={heading} variant="body2" sx={{ fontWeight: 600, mb: 1 }}>
        {called}
      </Typography>
      <Box sx={{ display: 'grid', gap: 0.75 }}>
        {[...lines, null].map((line, at) => (
          <Box key={at} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
            <TextField
              id={lineId(name, list, at)}
              value={line?.words ?? ''}
              placeholder={
                line ? undefined : t(list === 'choices' ? 'editor.newLine' : 'editor.newRow')
              }
              onChange={(event) => write(at, event.target.value)}
              onKeyDown={(event) => onKeyDown(event, at)}
              onPaste={(event) => onPaste(event, at)}
              error={fault !== undefined && (line === null ? lines.length < 2 : line.words === '')}
              slotProps={{
                htmlInput: {
                  'aria-label': t('editor.line', { list: called, number: at + 1 }),
                  maxLength: 300,
                },
              }}
            />
            {english && line && (
              <TextField
                value={line.english}
                onChange={(event) => change((old) => setLine(old, at, 'en', event.target.value))}
                slotProps={{
                  htmlInput: {
                    'aria-label': t('editor.inEnglish', {
                      label: t('editor.line', { list: called, number: at + 1 }),
                    }),
                  },
                }}
              />
            )}
            <LineButtons
              words={line?.words ?? ''}
              hidden={line === null}
              first={at === 0}
              last={at === lines.length - 1}
              onMove={(by) => move(at, by)}
              onRemove={() => {
                change((old) => removeLine(old, at));
                focus(at);
              }}
            />
          </Box>
        ))}
      </Box>
      <FormHelperText error={fault !== undefined}>{fault ?? t('editor.lineHint')}</FormHelperText>
    </Box>
  );
}

interface LineButtonsProps {
  words: string;
  /** The empty line at the end keeps the room of the buttons, so that nothing moves. */
  hidden: boolean;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function LineButtons({ words: text, hidden, first, last, onMove, onRemove }: LineButtonsProps) {
  const { t } = useTranslation();
  return (
    <Box sx={{ display: 'flex', visibility: hidden ? 'hidden' : 'visible' }}>
      <IconButton
        size="small"
        disabled={first}
        aria-label={t('editor.lineUp', { text })}
        onClick={() => onMove(-1)}
      >
        <ArrowUpward sx={{ fontSize: 18 }} />
      </IconButton>
      <IconButton
        size="small"
        disabled={last}
        aria-label={t('editor.lineDown', { text })}
        onClick={() => onMove(1)}
      >
        <ArrowDownward sx={{ fontSize: 18 }} />
      </IconButton>
      <IconButton size="small" aria-label={t('editor.lineRemove', { text })} onClick={onRemove}>
        <Close sx={{ fontSize: 18 }} />
      </IconButton>
    </Box>
  );
}
