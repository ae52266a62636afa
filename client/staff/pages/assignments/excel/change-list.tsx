import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { UploadChange } from '../../../../../server/assignments/excel.schema.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';

interface ChangeListProps {
  changes: readonly UploadChange[];
  /** Questions whose values are taken. */
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** What the file would change, before → after, each with a box. */
export function ChangeList({ changes, chosen, onChoose }: ChangeListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const toggle = (question: string) => {
    const next = new Set(chosen);
    if (!next.delete(question)) next.add(question);
    onChoose(next);
  };
  const all = chosen.size === changes.length;
  return (
    <Box component="section">
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2 }}>
        <Typography variant="h2" component="h3" sx={{ flex: 1 }}>
          {t('excel.changes', { count: changes.length })}
        </Typography>
        {changes.length > 1 && (
          <FormControlLabel
            label={t('excel.all')}
            control={
              <Checkbox
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={() =>
                  onChoose(new Set(all ? [] : changes.map(({ question }) => question)))
                }
              />
            }
          />
        )}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {changes.map((change) => {
          const name = localText(change.title, language);
          return (
            <Box
              component="li"
              key={change.question}
              sx={{
                display: 'grid',
                gridTemplateColumns: 'auto 1fr',
                py: 0.75,
                borderTop: '1px solid',
                borderColor: 'divider',
              }}
            >
              <Checkbox
                checked={chosen.has(change.question)}
                onChange={() => toggle(change.question)}
                slotProps={{ input: { 'aria-label': t('excel.takeOf', { name }) } }}
              />
              <Box sx={{ minWidth: 0, pt: 1, overflowWrap: 'anywhere' }}>
                <Box>
                  {name}{' '}
                  <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                    {t('excel.cell', { cell: change.cell })}
                  </Box>
                </Box>
                <Shift change={change} />
                {change.conflict && (
                  <Box sx={{ color: 'warning.dark', mt: 0.25 }}>
                    {t('excel.conflict', { was: change.shown.was, now: change.shown.now })}
                  </Box>
                )}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function Shift({ change: { shown } }: { change: UploadChange }) {
  const { t } = useTranslation();
  return (
    <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, m: 0 }}>
      {(['now', 'next'] as const).map((which) => (
        <Box key={which} sx={{ display: 'flex', gap: 0.75 }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {t(`excel.${which}`)}:
          </Box>
          <Box component="dd" sx={{ m: 0, fontWeight: which === 'next' ? 600 : 400 }}>
            {shown[which].slice(0, 300)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
