import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { offers, setOffer } from '../../../../../forms/edit/choices.ts';
import { changeItem } from '../../../../../forms/edit/edits.ts';
import { withProperties, withWords, type Item } from '../../../../../forms/edit/json.ts';
import { kindOf } from '../../../../../forms/edit/kinds.ts';
import { useEditorTools } from './editor-context.ts';
import { LineList } from './line-list.tsx';
import { NumberFields } from './number-fields.tsx';
import { RatingFields } from './rating-fields.tsx';
import { WordsField } from './words-field.tsx';

interface KindFieldsProps {
  item: Item;
  faultAt: (field: string) => string | undefined;
}

/** What is asked only of questions of this kind. */
export function KindFields({ item, faultAt }: KindFieldsProps) {
  const { t } = useTranslation();
  const { edit } = useEditorTools();
  const change = (next: (old: Item) => Item) => edit((form) => changeItem(form, item.name, next));
  const words = (property: string, label: string) => (
    <WordsField
      label={label}
      text={item[property]}
      maxLength={100}
      onChange={(language, text) =>
        change((old) =>
          withProperties(old, { [property]: withWords(old[property], language, text) }),
        )
      }
    />
  );
  switch (kindOf(item)) {
    case 'one':
    case 'many':
    case 'dropdown':
      return (
        <>
          <LineList item={item} list="choices" fault={faultAt('choices')} />
          <Box sx={{ display: 'grid' }}>
            {(['other', 'none'] as const).map((what) => (
              <Tick
                key={what}
                label={t(`editor.${what}`)}
                checked={offers(item, what)}
                onChange={(on) => change((old) => setOffer(old, what, on))}
              />
            ))}
          </Box>
        </>
      );
    case 'matrix':
      return (
        <>
          <LineList item={item} list="rows" fault={faultAt('rows')} />
          <LineList item={item} list="columns" fault={faultAt('columns')} />
          <Tick
            label={t('editor.eachRow')}
            checked={item.eachRowRequired === true || item.isAllRowRequired === true}
            onChange={(on) =>
              change((old) =>
                withProperties(old, {
                  isAllRowRequired: undefined,
                  eachRowRequired: on || undefined,
                }),
              )
            }
          />
        </>
      );
    case 'rating':
      return <RatingFields item={item} words={words} change={change} />;
    case 'yesNo':
      return (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
          {words('labelTrue', t('editor.yes'))}
          {words('labelFalse', t('editor.no'))}
        </Box>
      );
    case 'number':
      return <NumberFields item={item} change={change} faultAt={faultAt} />;
    case 'panel':
    case 'other':
      return (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('editor.keptWhole')}
        </Typography>
      );
    default:
      return null;
  }
}

interface TickProps {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
      }
      label={label}
      slotProps={{ typography: { variant: 'body2' } }}
    />
  );
}
