import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { zoneName } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { FormChoice } from './form-choice.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { PeriodField } from './period-field.tsx';
import { PrivacyFields } from './privacy-fields.tsx';
import { expectsPeople } from './draft.ts';
import { ReportTerms } from './report-terms.tsx';
import { OtherTypes } from './other-types.tsx';
import { useDraft, type DraftPlace } from './use-draft.ts';

/** Everything a campaign needs, in the order of thinking about it. */
export function NewCampaignForm(props: DraftPlace) {
  const { forms, municipality, organizations, stored, save } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, form, others, asked, change, chooseForm, faultAt, submit } = useDraft(props);
  const timeField = (field: 'opensAt' | 'closesAt') => (
    <TextField
      id={`campaign-${field}`}
      type="datetime-local"
      label={t(
        field === 'closesAt' && form?.kind === 'dataForm'
          ? 'newCampaign.dueAt'
          : `newCampaign.${field}`,
      )}
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
          <FormChoice
            forms={forms}
            form={form}
            version={draft.formVersion}
            onChoose={chooseForm}
            fault={faultAt('formKey')}
          />
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
          audience={expectsPeople(form) ? (form?.audience ?? '') : ''}
          draft={draft}
          asked={asked}
          onChange={change}
          fault={faultAt('organizationIds') ?? faultAt('people')}
        />
        <OtherTypes
          others={others}
          agreed={draft.otherTypes}
          onAgree={(otherTypes) => change({ otherTypes })}
          fault={faultAt('otherTypes')}
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
        {form?.kind === 'dataForm' && (
          <ReportTerms draft={draft} onChange={change} fault={faultAt('graceDays')} />
        )}
      </Sheet>
      <Sheet title={t('newCampaign.privacy')}>
        <PrivacyFields draft={draft} form={form} onChange={change} faultAt={faultAt} />
      </Sheet>
      {save.isError && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {save.error.message}
        </Alert>
      )}
      <Button type="submit" variant="contained" size="large" disabled={save.isPending}>
        {save.isPending
          ? t('common.saving')
          : t(stored ? 'newCampaign.submitEdit' : 'newCampaign.submit')}
      </Button>
    </Box>
  );
}
