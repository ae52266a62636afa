import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changeItem, retitle } from '../../../../../forms/edit/edits.ts';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import { withProperties, withWords, type Item } from '../../../../../forms/edit/json.ts';
import { editedKinds, hasChoices, kindOf, setKind } from '../../../../../forms/edit/kinds.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { useEditorTools } from './editor-context.ts';
import { lineId, titleId } from './ids.ts';
import { KindFields } from './kind-fields.tsx';
import { WordsField } from './words-field.tsx';

interface QuestionFieldsProps {
  item: Item;
  faults: readonly DraftFault[];
  feeds: readonly string[];
  earlier: readonly Item[];
  onAddAfter: () => void;
}

/** Everything about one question that is changed in the list. */
export function QuestionFields({ item, faults, feeds, earlier, onAddAfter }: QuestionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { edit, focusLater } = useEditorTools();
  const { name } = item;
  const kind = kindOf(item);
  const edited = editedKinds.find((one) => one === kind);
  const [hinted, setHinted] = useState(item.description !== undefined);
  const [conditioned, setConditioned] = useState(item.visibleIf !== undefined);
  const faultAt = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault && localText(fault.message, language);
  };
  const change = (next: (old: Item) => Item) => edit((form) => changeItem(form, name, next));
  const onTitleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (hasChoices(kind)) focusLater(lineId(name, 'choices', 0));
    else if (kind === 'matrix') focusLater(lineId(name, 'rows', 0));
    else if (kind !== 'text') onAddAfter();
  };
  const isText = kind === 'text';
  return (
    <Box sx={{ display: 'grid', gap: 2, px: { xs: 1.5, sm: 2 }, pb: 2, pt: 0.5 }}>
      <WordsField
        id={titleId(name)}
        label={
          isText ? t('editor.textTitle') : edited ? t('editor.questionTitle') : t('editor.rowTitle')
        }
        text={isText ? item.html : item.title}
        multiline
        fault={faultAt('title')}
        maxLength={isText ? 4000 : 1000}
        onKeyDown={onTitleKey}
        onChange={(to, words) =>
          isText
            ? change((old) => withProperties(old, { html: withWords(old.html, to, words) }))
            : edit((form) => retitle(form, name, to, words))
        }
      />
      {feeds.length > 0 && (
        <Box
          component="details"
          open={feeds.length <= 3}
          sx={{ color: 'text.secondary', fontSize: '0.875rem' }}
        >
          <summary>{t('editor.feedsLong', { count: feeds.length })}</summary>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {feeds.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </Box>
        </Box>
      )}
      {edited && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          <SelectField
            label={t('editor.kind')}
            value={edited}
            options={editedKinds.map((value) => ({ value, text: t(`editor.kinds.${value}`) }))}
            onChange={(value) => {
              const next = editedKinds.find((one) => one === value);
              if (next) edit((form) => setKind(form, name, next));
            }}
            sx={{ width: 220 }}
          />
          <FormControlLabel
            control={
              <Switch
                size="small"
                checked={item.isRequired === true}
                onChange={(event) => {
                  const isRequired = event.target.checked || undefined;
                  change((old) => withProperties(old, { isRequired }));
                }}
              />
            }
            label={t('editor.isRequired')}
          />
        </Box>
      )}
      {hinted && (
        <WordsField
          label={t('editor.hint')}
          text={item.description}
          multiline
          onChange={(to, words) =>
            change((old) =>
              withProperties(old, { description: withWords(old.description, to, words) }),
            )
          }
        />
      )}
      <KindFields key={kind} item={item} faultAt={faultAt} />
      {conditioned && (
        <ConditionFields
          item={item}
          earlier={earlier}
          fault={faultAt('visibleIf')}
          onRemove={() => setConditioned(false)}
        />
      )}
      {Array.isArray(item.validators) && item.validators.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('editor.keptRules')}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {!hinted && !isText && (
          <Button size="small" startIcon={<Add />} onClick={() => setHinted(true)}>
            {t('editor.addHint')}
          </Button>
        )}
        {!conditioned && (
          <Button size="small" startIcon={<Add />} onClick={() => setConditioned(true)}>
            {t('editor.addCondition')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
