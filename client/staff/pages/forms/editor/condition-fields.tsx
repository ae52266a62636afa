import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  parseCondition,
  writeCondition,
  type Condition,
  type ConditionPart,
} from '../../../../../forms/edit/condition.ts';
import { changeItem } from '../../../../../forms/edit/edits.ts';
import { withProperties, type Item } from '../../../../../forms/edit/json.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { ConditionLine } from './condition-line.tsx';
import { useEditorTools } from './editor-context.ts';

interface ConditionFieldsProps {
  item: Item;
  /** Questions on whose answers it may depend. */
  earlier: readonly Item[];
  fault: string | undefined;
  onRemove: () => void;
}

const emptyPart: ConditionPart = { question: '', operator: 'equal' };

/** «Показывать, если …»: from lists where it is simple, as text where its author wrote more. */
export function ConditionFields({ item, earlier, fault, onRemove }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const { edit } = useEditorTools();
  const heading = useId();
  const text = typeof item.visibleIf === 'string' ? item.visibleIf : '';
  const [condition, setCondition] = useState<Condition | null>(() =>
    text === '' ? { join: 'and', parts: [emptyPart] } : parseCondition(text),
  );
  const write = (visibleIf: string) =>
    edit((form) =>
      changeItem(form, item.name, (old) =>
        withProperties(old, { visibleIf: visibleIf === '' ? undefined : visibleIf }),
      ),
    );
  const change = (next: Condition) => {
    setCondition(next);
    const written = writeCondition(next);
    // While a part is unfinished the form keeps what it had.
    if (written !== '') write(written);
  };
  const removeAll = () => {
    write('');
    onRemove();
  };

  return (
    <Box role="group" aria-labelledby={heading}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography id={heading} variant="body2" sx={{ fontWeight: 600, flex: 1 }}>
          {condition ? t('editor.condition') : t('editor.conditionText')}
        </Typography>
        <IconButton size="small" aria-label={t('editor.conditionRemove')} onClick={removeAll}>
          <Close sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
      {condition === null ? (
        <TextField
          value={text}
          multiline
          onChange={(event) => write(event.target.value)}
          helperText={fault ?? t('editor.conditionTextHint')}
          error={fault !== undefined}
          slotProps={{ htmlInput: { 'aria-label': t('editor.conditionText'), spellCheck: false } }}
        />
      ) : earlier.length === 0 && text === '' ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('editor.conditionNone')}
        </Typography>
      ) : (
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          {condition.parts.map((part, at) => (
            <Box key={at} sx={{ display: 'grid', gap: 1 }}>
              {at > 0 && (
                <SelectField
                  label={t('editor.conditionJoin')}
                  value={condition.join}
                  options={(['and', 'or'] as const).map((value) => ({
                    value,
                    text: t(`editor.joins.${value}`),
                  }))}
                  onChange={(join) => change({ ...condition, join: join === 'or' ? 'or' : 'and' })}
                  sx={{ width: 140 }}
                />
              )}
              <ConditionLine
                part={part}
                earlier={earlier}
                onChange={(next) =>
                  change({
                    ...condition,
                    parts: condition.parts.map((one, index) => (index === at ? next : one)),
                  })
                }
                {...(at > 0
                  ? {
                      onRemove: () => change({ ...condition, parts: condition.parts.slice(0, at) }),
                    }
                  : {})}
              />
            </Box>
          ))}
          {condition.parts.length < 2 && (
            <Button
              size="small"
              sx={{ justifySelf: 'start' }}
              onClick={() => setCondition({ ...condition, parts: [...condition.parts, emptyPart] })}
            >
              {t('editor.conditionMore')}
            </Button>
          )}
          {fault && <FormHelperText error>{fault}</FormHelperText>}
        </Box>
      )}
    </Box>
  );
}
