import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponsibleBulkInput } from '../../../../../server/schedules/plan.schema.ts';
import { useResponsiblePreview, useSetResponsible } from '../../../queries/plan.ts';
import { useMonthSchedule } from '../../../queries/schedule.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { levels } from '../level-field.tsx';
import { noResponsible, ResponsibleField, responsibleOf } from '../responsible-field.tsx';

/** Gives many rows somebody responsible, by direction and level, and says first how many. */
export function ResponsibleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { data: frame } = useMonthSchedule();
  const set = useSetResponsible();
  const [directions, setDirections] = useState<string[]>([]);
  const [chosen, setChosen] = useState<(typeof levels)[number][]>([]);
  const [withoutOnly, setWithoutOnly] = useState(true);
  const [draft, setDraft] = useState(noResponsible);
  const [asked, setAsked] = useState(false);
  const filter: ResponsibleBulkInput['filter'] = {
    ...(directions.length > 0 && { directions }),
    ...(chosen.length > 0 && { levels: chosen }),
    withoutOnly,
  };
  const preview = useResponsiblePreview(filter);
  const responsible = responsibleOf(draft);
  const rows = preview.data?.rows ?? 0;
  const submit = () => {
    setAsked(true);
    if (!responsible || rows === 0) return;
    set.mutate({ filter, responsible, preview: false }, { onSuccess: onClose });
  };
  const others = { id: '', title: t('schedule.noDirection') };
  return (
    <Confirm
      open
      title={t('plan.responsible.title')}
      submit={t('plan.responsible.submit')}
      busy={set.isPending || preview.isPlaceholderData || rows === 0}
      error={set.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2.5} sx={{ pt: 1 }}>
        <ResponsibleField value={draft} onChange={setDraft} error={asked && !responsible} />
        <Boxes
          label={t('schedule.level')}
          options={levels.map((id) => ({ id, title: t(`schedule.levels.${id}`) }))}
          chosen={chosen}
          onChange={(ids) => setChosen(levels.filter((level) => ids.includes(level)))}
          hint={t('plan.responsible.levelsHint')}
        />
        <Boxes
          label={t('schedule.direction')}
          options={[...(frame?.directions ?? []), others]}
          chosen={directions}
          onChange={setDirections}
          hint={t('plan.responsible.directionsHint')}
        />
        <FormControlLabel
          control={<Checkbox checked={withoutOnly} onChange={(_, on) => setWithoutOnly(on)} />}
          label={t('plan.responsible.withoutOnly')}
        />
        <Box role="status">
          <Typography sx={{ fontWeight: 600 }}>
            {preview.data ? t('plan.responsible.rows', { count: rows }) : t('common.loading')}
          </Typography>
          {preview.data && rows > 0 && (
            <Box
              component="ul"
              sx={{ m: 0, pl: 2.5, color: 'text.secondary', fontSize: '0.875rem' }}
            >
              {preview.data.titles.map((title, index) => (
                <li key={index}>{title}</li>
              ))}
              {rows > preview.data.titles.length && <li>…</li>}
            </Box>
          )}
        </Box>
      </Stack>
    </Confirm>
  );
}

interface BoxesProps {
  label: string;
  options: readonly { id: string; title: string }[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  /** What holds while none is ticked. */
  hint: string;
}

function Boxes({ label, options, chosen, onChange, hint }: BoxesProps) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ fontWeight: 600, fontSize: '0.875rem', p: 0 }}>
        {label}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{hint}</Box>
      <Box
        sx={
          options.some(({ title }) => title.length > 40)
            ? { maxHeight: '11rem', overflowY: 'auto', display: 'grid' }
            : { display: 'flex', flexWrap: 'wrap' }
        }
      >
        {options.map(({ id, title }) => (
          <FormControlLabel
            key={id}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(id)}
                onChange={(_, on) =>
                  onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
            }
            label={title}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
    </Box>
  );
}
