import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CatalogTemplateView } from '../../../../server/catalogs/schema.ts';
import type { PastRows } from '../../../../server/municipalities/schema.ts';
import { useCreateMunicipality } from '../../queries/municipalities.ts';
import { useSwitchMunicipality } from '../../queries/session.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { MainFields, nameFieldId, type MainValues } from './main-fields.tsx';
import { PastRowsChoice } from './past-rows-choice.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { currentSchoolYear } from './zone.ts';

/** A new municipality: catalog first, because it suggests the rest. */
export function MunicipalityForm({ templates }: { templates: CatalogTemplateView[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateMunicipality();
  const enter = useSwitchMunicipality();
  const [templateId, setTemplateId] = useState(templates[0]?.id ?? '');
  const [values, setValues] = useState<MainValues>(() => ({
    name: '',
    timeZone: templates[0]?.timeZone ?? 'Europe/Moscow',
    workingYear: currentSchoolYear(new Date()),
  }));
  const [pastRows, setPastRows] = useState<PastRows>('move');
  const [asked, setAsked] = useState(false);
  const template = templates.find((one) => one.id === templateId);
  const name = values.name.trim();
  const error = create.error ?? enter.error;

  const choose = (id: string) => {
    setTemplateId(id);
    const timeZone = templates.find((one) => one.id === id)?.timeZone;
    if (timeZone) setValues({ ...values, timeZone });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.length < 2) return document.getElementById(nameFieldId)?.focus();
    create.mutate(
      { ...values, name, templateId: templateId || null, pastRows },
      { onSuccess: ({ id }) => enter.mutate(id, { onSuccess: () => void navigate('/') }) },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Sheet title={t('municipality.catalog')}>
        <TemplateChoice templates={templates} value={templateId} onChange={choose} />
      </Sheet>
      <Sheet title={t('municipality.switchTitle')}>
        <MainFields
          values={values}
          onChange={(part) => setValues({ ...values, ...part })}
          noName={asked && name.length < 2}
        />
      </Sheet>
      {template && (
        <PastRowsChoice
          template={template}
          workingYear={values.workingYear}
          value={pastRows}
          onChange={setPastRows}
        />
      )}
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
