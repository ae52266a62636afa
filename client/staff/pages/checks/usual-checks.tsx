import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecksView, Thresholds } from '../../../../server/checks/schema.ts';
import { useSaveThresholds } from '../../queries/checks.ts';
import { useCan } from '../../queries/person.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { NumberInput } from './number-input.tsx';
import { OwnBounds } from './own-bounds.tsx';

/** What is asked about without a rule of anybody's, and from when on. */
export function UsualChecks({ view }: { view: ChecksView }) {
  const { t } = useTranslation();
  const may = useCan()('check.write');
  const save = useSaveThresholds();
  const { revision, savedAt: _at, savedBy, ...stored } = view.thresholds;
  const [now, setNow] = useState<Thresholds>(stored);
  const { previous, zero, history } = now;
  const changed = JSON.stringify(now) !== JSON.stringify(stored);
  // JSON has no way to write what is not a number.
  const sound = numbersOf(now).every((one) => !Number.isNaN(one));
  const number = (label: string, value: number, set: (value: number) => void) => (
    <NumberInput
      label={label}
      value={value}
      disabled={!may}
      onChange={(next) => set(next ?? Number.NaN)}
    />
  );
  return (
    <Sheet title={t('check.usual')}>
      <Box sx={{ color: 'text.secondary', mb: 2, maxWidth: '60rem' }}>{t('check.usualLead')}</Box>
      {save.error && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {save.error.message}
        </Alert>
      )}
      <OneCheck
        title={t('check.previousOn')}
        text={t('check.previousText')}
        on={previous.on}
        may={may}
        onSwitch={(on) => setNow({ ...now, previous: { ...previous, on } })}
      >
        {number(t('check.percent'), previous.percent, (percent) =>
          setNow({ ...now, previous: { ...previous, percent } }),
        )}
        {number(t('check.atLeast'), previous.atLeast, (atLeast) =>
          setNow({ ...now, previous: { ...previous, atLeast } }),
        )}
      </OneCheck>
      <OneCheck
        title={t('check.zeroOn')}
        text={t('check.zeroText')}
        on={zero.on}
        may={may}
        onSwitch={(on) => setNow({ ...now, zero: { ...zero, on } })}
      >
        {number(t('check.zeroFrom'), zero.from, (from) =>
          setNow({ ...now, zero: { ...zero, from } }),
        )}
      </OneCheck>
      <OneCheck
        title={t('check.historyOn')}
        text={t('check.historyText')}
        on={history.on}
        may={may}
        onSwitch={(on) => setNow({ ...now, history: { ...history, on } })}
      >
        {number(t('check.times'), history.times, (times) =>
          setNow({ ...now, history: { ...history, times } }),
        )}
        {number(t('check.atLeast'), history.atLeast, (atLeast) =>
          setNow({ ...now, history: { ...history, atLeast } }),
        )}
      </OneCheck>
      <OwnBounds
        view={view}
        bounds={now.elements}
        may={may}
        onChange={(elements) => setNow({ ...now, elements })}
      />
      {may && (
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, mt: 2 }}>
          <Button
            variant="contained"
            disabled={!changed || !sound || save.isPending}
            onClick={() => save.mutate({ ...now, revision })}
          >
            {t('common.save')}
          </Button>
          <Box role="status" sx={{ color: 'text.secondary' }}>
            {!changed && savedBy && t('check.changedBy', { name: savedBy })}
          </Box>
        </Box>
      )}
    </Sheet>
  );
}

function numbersOf({ previous, zero, history, elements }: Thresholds): (number | null)[] {
  return [
    ...[previous.percent, previous.atLeast, zero.from, history.times, history.atLeast],
    ...elements.flatMap(({ percent, atLeast }) => [percent, atLeast]),
  ];
}

interface OneCheckProps {
  title: string;
  text: string;
  on: boolean;
  may: boolean;
  onSwitch: (on: boolean) => void;
  children: ReactNode;
}

function OneCheck({ title, text, on, may, onSwitch, children }: OneCheckProps) {
  return (
    <Box
      component="fieldset"
      sx={{ border: 0, borderTop: 1, borderColor: 'divider', p: 0, pt: 1, pb: 1, m: 0 }}
    >
      <FormControlLabel
        label={<strong>{title}</strong>}
        control={<Switch checked={on} disabled={!may} onChange={(_, next) => onSwitch(next)} />}
      />
      <Box sx={{ color: 'text.secondary', maxWidth: '60rem', mb: 1.5 }}>{text}</Box>
      {on && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>{children}</Box>}
    </Box>
  );
}
