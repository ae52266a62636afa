import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumbersView } from '../../../../server/external/numbers.schema.ts';
import { Problem } from '../../api.ts';
import { inputNumber, parseNumber } from '../../format/number.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useEnterNumber, useRemoveNumber } from '../../queries/external.ts';
import { useAllOrganizations } from '../../queries/organizations.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useShownNumber, type ExternalNumber } from './units.ts';

interface NumberDialogProps {
  number: ExternalNumber;
  view: NumbersView;
  onClose: () => void;
}

/** Enters one number of another system, for the municipality or for an organization. */
export function NumberDialog({ number, view, onClose }: NumberDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = useShownNumber();
  const organizations = useAllOrganizations();
  const save = useEnterNumber();
  const remove = useRemoveNumber();
  const { level, decimals, unit, values } = number;
  const [place, setPlace] = useState('');
  const known = (id: string) =>
    values.find(({ organizationId }) => organizationId === (id || view.holder?.id));
  const [value, setValue] = useState(() => {
    const now = level === 'organization' ? undefined : known('');
    return now ? inputNumber(now.value, language) : '';
  });
  const [source, setSource] = useState(
    () => (level === 'organization' ? undefined : known('')?.source) ?? number.source,
  );
  const [asked, setAsked] = useState(false);
  const parsed = parseNumber(value);
  const needsPlace = level === 'organization' && place === '';
  const before = needsPlace ? undefined : known(place);
  const move = (id: string) => {
    setPlace(id);
    const there = known(id);
    setValue(there && (id || level !== 'organization') ? inputNumber(there.value, language) : '');
    if (there) setSource(there.source);
  };
  const submit = () => {
    setAsked(true);
    if (parsed === null || !source.trim() || needsPlace) return;
    save.mutate(
      {
        key: number.key,
        input: { period: view.period, organizationId: place || null, value: parsed, source },
      },
      { onSuccess: onClose },
    );
  };
  const refused = (path: string) =>
    save.error instanceof Problem ? save.error.at(path) : undefined;
  const hint =
    unit === 'yesno'
      ? t('external.numbers.yesnoHint')
      : decimals === 0
        ? t('external.numbers.wholeHint')
        : t('external.numbers.valueHint', { decimals });
  const valueFault =
    (asked && parsed === null && t('external.numbers.needNumber')) || refused('value');
  const sourceFault =
    (asked && !source.trim() && t('external.numbers.needSource')) || refused('source');
  const placeFault =
    (asked && needsPlace && t('external.numbers.needOrganization')) || refused('organizationId');
  return (
    <Confirm
      open
      title={t('external.numbers.dialog')}
      submit={t('common.save')}
      busy={save.isPending || remove.isPending}
      error={save.error ?? remove.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 500 }}>{number.title}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5, mb: 2.5 }}>
        {periodName(view.period, language)}
      </Typography>
      <Stack spacing={2.5}>
        {level !== 'municipality' && (
          <SelectField
            label={t('external.numbers.organization')}
            value={place}
            onChange={move}
            error={Boolean(placeFault)}
            helperText={placeFault ?? ' '}
            options={[
              {
                value: '',
                text: t(
                  level === 'both'
                    ? 'external.numbers.municipality'
                    : 'external.numbers.chooseOrganization',
                ),
              },
              ...(organizations.data ?? []).map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        )}
        <TextField
          autoFocus
          label={t('external.numbers.value')}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          error={Boolean(valueFault)}
          helperText={valueFault || hint}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
        <TextField
          label={t('external.numbers.source')}
          value={source}
          onChange={(event) => setSource(event.target.value)}
          error={Boolean(sourceFault)}
          helperText={sourceFault || t('external.numbers.sourceHint')}
          slotProps={{ htmlInput: { maxLength: 300 } }}
        />
      </Stack>
      {before && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
          {t('external.numbers.before', {
            value: shown(number, before.value),
            source: before.source,
          })}
          <Button
            size="small"
            color="error"
            disabled={save.isPending || remove.isPending}
            sx={{ ml: 1 }}
            onClick={() =>
              remove.mutate(
                {
                  key: number.key,
                  period: view.period,
                  organizationId: before.organizationId,
                },
                { onSuccess: onClose },
              )
            }
          >
            {t('external.numbers.remove')}
          </Button>
        </Typography>
      )}
    </Confirm>
  );
}
