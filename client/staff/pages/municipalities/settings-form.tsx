import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MunicipalityView } from '../../../../server/municipalities/schema.ts';
import { useSaveMunicipality } from '../../queries/municipalities.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { GreetingField, greetingFieldId, greetingLimit } from './greeting-field.tsx';
import { GreetingPreview } from './greeting-preview.tsx';
import { MainFields, nameFieldId } from './main-fields.tsx';

/** Name, zone, working year and greeting; what is typed stays until it is saved. */
export function SettingsForm({ municipality }: { municipality: MunicipalityView }) {
  const { t } = useTranslation();
  const save = useSaveMunicipality();
  const { name, timeZone, workingYear, greeting } = municipality;
  const kept = { name, timeZone, workingYear, greeting };
  const [values, setValues] = useState(kept);
  const [asked, setAsked] = useState(false);
  const changed = JSON.stringify(values) !== JSON.stringify(kept);
  const change = (part: Partial<typeof values>) => {
    setValues({ ...values, ...part });
    save.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (values.name.trim().length < 2) return document.getElementById(nameFieldId)?.focus();
    if (values.greeting.length > greetingLimit) {
      return document.getElementById(greetingFieldId)?.focus();
    }
    save.mutate(values, {
      onSuccess: (saved) =>
        setValues({
          name: saved.name,
          timeZone: saved.timeZone,
          workingYear: saved.workingYear,
          greeting: saved.greeting,
        }),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Sheet title={t('municipality.main')}>
        <MainFields
          values={values}
          onChange={change}
          noName={asked && values.name.trim().length < 2}
        />
        {values.workingYear !== workingYear && (
          <Alert severity="info" sx={{ mt: 2, maxWidth: 560 }}>
            {t('municipality.yearChanged')}
          </Alert>
        )}
      </Sheet>
      <Sheet title={t('municipality.greetingTitle')}>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' },
            gap: { xs: 3, md: 5 },
          }}
        >
          <GreetingField value={values.greeting} onChange={(text) => change({ greeting: text })} />
          <GreetingPreview name={values.name} greeting={values.greeting} />
        </Box>
      </Sheet>
      {save.isError && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {save.error.message}
        </Alert>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 4, minHeight: 48 }}>
        <Button type="submit" variant="contained" size="large" disabled={save.isPending}>
          {t('municipality.save')}
        </Button>
        <Box component="span" role="status" sx={{ color: 'text.secondary' }}>
          {changed && !save.isPending && t('municipality.unsaved')}
          {!changed && save.isSuccess && t('municipality.saved')}
        </Box>
      </Box>
    </form>
  );
}
