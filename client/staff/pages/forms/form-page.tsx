import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { localText } from '../../format/local-text.ts';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useFormVersion } from '../../queries/forms.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Facts } from '../../ui/facts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { AskedCounts } from '../campaigns/asked-counts.tsx';
import { ElementTable } from './element-table.tsx';
import { FormActions } from './form-actions.tsx';
import { FormHistory } from './form-history.tsx';
import { useFormWords } from './form-words.ts';
import { FormPreview } from './form-preview.tsx';

/** One published version: what it is, how it looks to the person answering. */
export function FormPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const words = useFormWords();
  const { key = '', version = '1' } = useParams();
  const form = useFormVersion(key, Number(version));
  return (
    <Page
      title={form.data ? localText(form.data.title, language) : t('form.one')}
      above={<TextLink to="/forms">{t('form.title')}</TextLink>}
      lead={form.data && localText(form.data.purpose, language)}
      actions={form.data && <FormActions form={form.data} />}
    >
      <Loaded query={form} rows={10}>
        {(data) => (
          <>
            {data.made && (
              <Alert severity="info" sx={{ mb: 2.5 }}>
                {t('form.madeHint')}
                <AskedCounts form={data} />
              </Alert>
            )}
            <Sheet>
              <Facts
                items={[
                  [
                    t('form.version'),
                    `${data.version}. ${t('form.publishedAt', { day: formatDay(data.publishedAt, zone, language) })}`,
                  ],
                  [t('form.kind'), t(`campaign.kinds.${data.kind}`)],
                  [t('form.audience'), words.audience(data.audience)],
                  [t('form.periodType'), words.periodType(data.periodType)],
                ]}
              />
            </Sheet>
            {data.kind !== 'dataForm' && <FormPreview form={data} />}
            {data.elements.length > 0 && <ElementTable elements={data.elements} />}
            <FormHistory formKey={data.key} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
