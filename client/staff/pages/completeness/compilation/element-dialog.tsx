import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from '../../../../../server/completeness/compilation.schema.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { ElementGroup, type GroupElement } from './element-group.tsx';

interface ElementDialogProps {
  choices: Choices;
  chosen: readonly string[];
  onApply: (chosen: string[]) => void;
  onClose: () => void;
}

const most = 500;

/** Everything that was asked for in the period, form by form, to tick what the table shows. */
export function ElementDialog({ choices, chosen, onApply, onClose }: ElementDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen));
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().trim();
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const one of ids) {
      if (on) next.add(one);
      else next.delete(one);
    }
    setTicked(next);
  };
  const fits = ({ title }: GroupElement) => title.toLowerCase().includes(words);
  const forms = choices.forms.map(({ key, title, sections }) => ({
    key,
    title: localText(title, language),
    sections: sections
      .map((one) => ({ ...one, elements: one.elements.filter(fits) }))
      .filter(({ elements }) => elements.length > 0),
  }));
  const tooMany = ticked.size > most;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="md">
      <DialogTitle id={id}>{t('compilation.elementsTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('compilation.elementsLead')}
        </Typography>
        <Box sx={{ py: 1 }}>
          <SearchField label={t('compilation.find')} value={search} onChange={setSearch} />
        </Box>
        {tooMany && (
          <Alert severity="warning" sx={{ mb: 1 }}>
            {t('compilation.tooMany')}
          </Alert>
        )}
        {forms
          .filter(({ sections }) => sections.length > 0)
          .map(({ key, title, sections }) => (
            <ElementGroup
              key={key}
              title={title}
              sections={sections}
              ticked={ticked}
              open={words !== '' || choices.forms.length === 1}
              onToggle={toggle}
            />
          ))}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', rowGap: 1 }}>
        <Typography sx={{ mr: 'auto', pl: 2 }} role="status">
          {t('compilation.chosen', { count: ticked.size })}
        </Typography>
        <Button onClick={() => setTicked(new Set())}>{t('compilation.clear')}</Button>
        <Button
          variant="contained"
          disabled={tooMany || ticked.size === 0}
          onClick={() => onApply([...ticked])}
        >
          {t('compilation.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
