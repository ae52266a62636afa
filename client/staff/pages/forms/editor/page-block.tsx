import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { movePage, removePage, setPageText } from '../../../../../forms/edit/edits.ts';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import type { EditedPage } from '../../../../../forms/edit/json.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { useEditorTools } from './editor-context.ts';
import { WordsField } from './words-field.tsx';

interface PageBlockProps {
  page: EditedPage;
  at: number;
  count: number;
  faults: readonly DraftFault[];
  /** The rows. */
  children: ReactNode;
  adding: ReactNode;
}

/** One page of the form with its questions. */
export function PageBlock({ page, at, count, faults, children, adding }: PageBlockProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { edit } = useEditorTools();
  const heading = useId();
  const number = at + 1;
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={heading}
      sx={{ mb: 2, overflow: 'clip' }}
    >
      <Box sx={{ p: 1.5, display: 'grid', gap: 1.5, borderBottom: 1, borderColor: 'divider' }}>
        <h2 id={heading} style={visuallyHidden}>
          {t('editor.page', { number })}
        </h2>
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <WordsField
              label={t('editor.pageTitle', { number })}
              text={page.title}
              onChange={(to, words) =>
                edit((form) => setPageText(form, page.name, 'title', to, words))
              }
            />
          </Box>
          {count > 1 && (
            <Box
              role="group"
              aria-label={t('editor.pageMenu', { number })}
              sx={{ display: 'flex', pt: 0.5 }}
            >
              <IconButton
                size="small"
                disabled={at === 0}
                aria-label={t('editor.pageUp')}
                onClick={() => edit((form) => movePage(form, page.name, -1))}
              >
                <ArrowUpward sx={{ fontSize: 18 }} />
              </IconButton>
              <IconButton
                size="small"
                disabled={number === count}
                aria-label={t('editor.pageDown')}
                onClick={() => edit((form) => movePage(form, page.name, 1))}
              >
                <ArrowDownward sx={{ fontSize: 18 }} />
              </IconButton>
              <IconButton
                size="small"
                disabled={page.elements.length > 0}
                aria-label={t('editor.pageRemove')}
                onClick={() => edit((form) => removePage(form, page.name))}
              >
                <DeleteOutline sx={{ fontSize: 18 }} />
              </IconButton>
            </Box>
          )}
        </Box>
        {page.description !== undefined && (
          <WordsField
            label={t('editor.hint')}
            text={page.description}
            multiline
            onChange={(to, words) =>
              edit((form) => setPageText(form, page.name, 'description', to, words))
            }
          />
        )}
        {faults.map(({ field, message }) => (
          <FormHelperText key={field} error>
            {localText(message, language)}
          </FormHelperText>
        ))}
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {children}
      </Box>
      {adding}
    </Paper>
  );
}
