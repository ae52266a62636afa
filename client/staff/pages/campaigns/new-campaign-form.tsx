import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { MunicipalityView } from '../../../../server/municipalities/schema.ts';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { zoneName } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { FormChoice } from './form-choice.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { PeriodField } from './period-field.tsx';
import { PrivacyFields } from './privacy-fields.tsx';
import { useDraft } from './use-draft.ts';

interface NewCampaignFormProps {
  forms: FormView[];
  municipality: MunicipalityView;
  organizations: OrganizationView[];
}

/** Everything a campaign needs, in the order of thinking about it. */
export function NewCampaignForm({ forms, municipality, organizations }: NewCampaignFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, form, change, chooseForm, faultAt, submit, create } = useDraft(
    forms,
    municipality,
  );
  const timeField = (field: 'opensAt' | 'closesAt') => (
    <TextField
      id={`campaign-${field}`}
      type="datetime-local"
      label={t(`newCampaign.${field}`)}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
      error={faultAt(field) !== undefined}
      helperText={faultAt(field)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      sx={{ maxWidth: 860 }}
    >
      <Sheet title={t('newCampaign.what')}>
        <Stack spacing={2.5}>
          <FormChoice forms={forms} form={form} onChoose={chooseForm} fault={faultAt('formKey')} />
          {form && (
            <PeriodField
              form={form}
              municipality={municipality}
              value={draft.period}
              onChange={(period) => change({ period })}
              fault={faultAt('period')}
            />
          )}
          <TextField
            id="campaign-title"
            label={t('newCampaign.name')}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value, titleTouched: true })}
            error={faultAt('title') !== undefined}
            helperText={faultAt('title') ?? t('newCampaign.nameHint')}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </Stack>
      </Sheet>
      <Sheet title={t('newCampaign.who')}>
        <OrganizationChoice
          organizations={organizations}
          suitable={form?.organizationTypes ?? []}
          withHeadcount={form?.audience === 'parents'}
          chosen={draft.organizationIds}
          onChange={(organizationIds) => change({ organizationIds })}
          fault={faultAt('organizationIds')}
        />
      </Sheet>
      <Sheet title={t('newCampaign.when')}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          {timeField('opensAt')}
          {timeField('closesAt')}
        </Box>
        <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('newCampaign.zone', { zone: zoneName(municipality.timeZone, language) })}
        </Box>
      </Sheet>
      <Sheet title={t('newCampaign.privacy')}>
        <PrivacyFields draft={draft} form={form} onChange={change} faultAt={faultAt} />
      </Sheet>
      {create.isError && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {create.error.message}
        </Alert>
      )}
      <Button type="submit" variant="contained" size="large" disabled={create.isPending}>
        {create.isPending ? t('common.saving') : t('newCampaign.submit')}
      </Button>
    </Box>
  );
}
