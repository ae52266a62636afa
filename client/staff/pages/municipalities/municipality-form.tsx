import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CatalogTemplateView } from '../../../../server/catalogs/schema.ts';
import { offeredPeriods, periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCreateMunicipality } from '../../queries/municipalities.ts';
import { useSwitchMunicipality } from '../../queries/session.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { currentSchoolYear, isZone } from './zone.ts';

/** A new municipality: catalog first, because it suggests the rest. */
export function MunicipalityForm({ templates }: { templates: CatalogTemplateView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const create = useCreateMunicipality();
  const enter = useSwitchMunicipality();
  const first = templates[0];
  const [templateId, setTemplateId] = useState(first?.id ?? '');
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState(first?.timeZone ?? 'Europe/Moscow');
  const [workingYear, setWorkingYear] = useState(currentSchoolYear(new Date()));
  const [asked, setAsked] = useState(false);
  const noName = asked && name.trim().length < 2;
  const noZone = asked && !isZone(timeZone);
  const error = create.error ?? enter.error;

  const choose = (id: string) => {
    setTemplateId(id);
    const template = templates.find((one) => one.id === id);
    if (template) setTimeZone(template.timeZone);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim().length < 2) return document.getElementById('municipality-name')?.focus();
    if (!isZone(timeZone)) return document.getElementById('municipality-zone')?.focus();
    create.mutate(
      { name: name.trim(), timeZone, workingYear, templateId: templateId || null },
      {
        onSuccess: ({ id }) => enter.mutate(id, { onSuccess: () => void navigate('/') }),
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Sheet title={t('municipality.catalog')}>
        <TemplateChoice templates={templates} value={templateId} onChange={choose} />
      </Sheet>
      <Sheet title={t('municipality.switchTitle')}>
        <Stack spacing={2.5} sx={{ maxWidth: 560 }}>
          <TextField
            id="municipality-name"
            label={t('municipality.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={noName}
            helperText={noName ? t('municipality.needName') : undefined}
          />
          <TextField
            id="municipality-zone"
            label={t('municipality.zone')}
            value={timeZone}
            onChange={(event) => setTimeZone(event.target.value.trim())}
            error={noZone}
            helperText={t(noZone ? 'municipality.needZone' : 'municipality.zoneHint')}
          />
          <SelectField
            label={t('municipality.workingYear')}
            value={workingYear}
            onChange={setWorkingYear}
            helperText={t('municipality.workingYearHint')}
            options={offeredPeriods('schoolYear', currentSchoolYear(new Date()))
              .toSorted()
              .map((value) => ({ value, text: periodName(value, language) }))}
          />
        </Stack>
      </Sheet>
      {error && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {error.message}
        </Alert>
      )}
      <Button
        type="submit"
        variant="contained"
        size="large"
        disabled={create.isPending || enter.isPending}
      >
        {t('municipality.create')}
      </Button>
    </form>
  );
}
