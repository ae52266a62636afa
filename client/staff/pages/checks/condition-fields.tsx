import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecksView } from '../../../../server/checks/schema.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { operators, writeSimple, type Simple } from './condition.ts';
import { ElementPicker } from './element-picker.tsx';
import { NumberInput } from './number-input.tsx';

interface ConditionFieldsProps {
  view: ChecksView;
  /** Null: the condition is written out. */
  simple: Simple | null;
  written: string;
  onSimple: (simple: Simple | null) => void;
  onWritten: (written: string) => void;
}

/** What must hold: two elements and how they compare, or any condition written out. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { view, simple, written, onSimple, onWritten } = props;
  const { t } = useTranslation();
  const [inserted, setInserted] = useState(0);
  if (!simple) {
    return (
      <div>
        <TextField
          fullWidth
          multiline
          minRows={2}
          label={t('check.condition')}
          helperText={t('check.asTextHint')}
          value={written}
          onChange={(event) => onWritten(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2000, spellCheck: false } }}
        />
        <Box sx={{ mt: 2, display: 'flex' }}>
          <ElementPicker
            key={inserted}
            label={t('check.insert')}
            elements={view.elements}
            value={null}
            onChange={(id) => {
              if (!id) return;
              onWritten(`${written}${written && !written.endsWith(' ') ? ' ' : ''}{${id}} `);
              setInserted(inserted + 1);
            }}
          />
        </Box>
      </div>
    );
  }
  const { left, operator, right } = simple;
  return (
    <Box role="group" aria-labelledby="condition">
      <Typography id="condition" component="h3" sx={{ fontWeight: 600, mb: 1.5 }}>
        {t('check.condition')}
      </Typography>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <ElementPicker
          label={t('check.left')}
          elements={view.elements}
          value={left}
          onChange={(id) => onSimple({ ...simple, left: id })}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <SelectField
            label={t('check.operator')}
            value={operator}
            onChange={(chosen) =>
              onSimple({ ...simple, operator: operators.find((one) => one === chosen) ?? '<=' })
            }
            options={operators.map((value) => ({ value, text: t(`check.operators.${value}`) }))}
            sx={{ flex: '1 1 10rem' }}
          />
          <SelectField
            label={t('check.right')}
            value={right.kind}
            onChange={(kind) =>
              onSimple({
                ...simple,
                right: kind === 'number' ? { kind, value: null } : { kind: 'element', id: null },
              })
            }
            options={(['element', 'number'] as const).map((value) => ({
              value,
              text: t(`check.rightKinds.${value}`),
            }))}
            sx={{ flex: '1 1 10rem' }}
          />
        </Box>
        {right.kind === 'element' ? (
          <ElementPicker
            label={t('check.rightKinds.element')}
            elements={view.elements}
            value={right.id}
            onChange={(id) => onSimple({ ...simple, right: { kind: 'element', id } })}
          />
        ) : (
          <NumberInput
            label={t('check.number')}
            value={right.value}
            empty=""
            onChange={(value) => onSimple({ ...simple, right: { kind: 'number', value } })}
          />
        )}
      </Box>
      <Button
        size="small"
        sx={{ mt: 1, ml: -0.75 }}
        onClick={() => {
          onWritten(writeSimple(simple));
          onSimple(null);
        }}
      >
        {t('check.asText')}
      </Button>
    </Box>
  );
}
