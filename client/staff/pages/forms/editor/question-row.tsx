import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import { titleOf } from '../../../../../forms/edit/difference.ts';
import type { Item } from '../../../../../forms/edit/json.ts';
import { kindOf } from '../../../../../forms/edit/kinds.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Mark } from '../../../ui/mark.tsx';
import { rowId } from './ids.ts';
import { QuestionFields } from './question-fields.tsx';
import { RowMenu } from './row-menu.tsx';
import { RowTitle } from './row-title.tsx';
import type { RowActions } from './use-row-actions.ts';

interface QuestionRowProps {
  item: Item;
  /** Its number in the whole form, from 1. */
  number: number;
  page: string;
  pages: number;
  open: boolean;
  faults: readonly DraftFault[];
  /** Titles of the indicators that are computed from it. */
  feeds: readonly string[];
  /** Questions on whose answers it may depend; known while it is open. */
  earlier: readonly Item[];
  actions: RowActions;
}

/** Faults that an open row shows at their fields. */
const shownInside = new Set([
  ...['title', 'choices', 'rows', 'columns', 'unit', 'min', 'max', 'visibleIf'],
]);

/** One question: a compact line that opens in place. */
export const QuestionRow = memo(function QuestionRow(props: QuestionRowProps) {
  const { item, number, page, pages, open, faults, feeds, earlier, actions } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = kindOf(item);
  const title = titleOf(item) || t('editor.untitled');
  const outside = open ? faults.filter(({ field }) => !shownInside.has(field)) : faults;
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      const active = document.activeElement;
      actions.move(item.name, key === 'ArrowUp' ? -1 : 1, active?.id || rowId(item.name));
    } else if ((ctrlKey || metaKey) && key === 'Enter') {
      event.preventDefault();
      actions.addAfter(item.name);
    } else if (key === 'Escape' && open) {
      actions.toggle(item.name, false);
    }
  };
  return (
    <Box
      component="li"
      onKeyDown={onKeyDown}
      onFocus={() => actions.look(page, item.name)}
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        ':first-of-type': { borderTop: 0 },
        ...(open && { backgroundColor: '#f8fafb', boxShadow: 'inset 3px 0 0 #15566b' }),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, pr: 1 }}>
        <RowTitle
          name={item.name}
          number={number}
          title={title}
          open={open}
          onToggle={() => actions.toggle(item.name, !open)}
        >
          <span>{t(`editor.kinds.${kind}`)}</span>
          {item.isRequired === true && <Mark>{t('editor.required')}</Mark>}
          {typeof item.visibleIf === 'string' && <Mark>{t('editor.conditional')}</Mark>}
          {feeds.length > 0 && <Mark title={feeds.join('\n')}>{t('editor.feeds')}</Mark>}
        </RowTitle>
        <Box sx={{ display: 'flex', pt: 1, flex: 'none' }}>
          <IconButton
            size="small"
            aria-label={t('editor.up', { title })}
            onClick={(event) => actions.move(item.name, -1, event.currentTarget.id)}
            id={`up-${item.name}`}
          >
            <ArrowUpward sx={{ fontSize: 18 }} />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t('editor.down', { title })}
            onClick={(event) => actions.move(item.name, 1, event.currentTarget.id)}
            id={`down-${item.name}`}
          >
            <ArrowDownward sx={{ fontSize: 18 }} />
          </IconButton>
          <RowMenu name={item.name} title={title} pages={pages} actions={actions} />
        </Box>
      </Box>
      {outside.length > 0 && (
        <Box
          component="ul"
          sx={{ m: 0, px: 2, pb: 1, listStyle: 'none', color: 'error.main', fontSize: '0.875rem' }}
        >
          {outside.map(({ field, message }) => (
            <li key={field + message.ru}>{localText(message, language)}</li>
          ))}
        </Box>
      )}
      {open && (
        <QuestionFields
          item={item}
          faults={faults}
          feeds={feeds}
          earlier={earlier}
          onAddAfter={() => actions.addAfter(item.name)}
        />
      )}
    </Box>
  );
});
