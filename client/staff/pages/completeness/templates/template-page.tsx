import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useChoices, useTemplate } from '../../../queries/completeness.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { TemplateEditor } from './template-editor.tsx';

/** One template: its cells, what is bound to them, and filling it for a period. */
export function TemplatePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const template = useTemplate(id);
  const choices = useChoices('');
  return (
    <Page
      title={template.data?.title ?? t('boundTemplate.title')}
      above={<TextLink to="/completeness/templates">{t('boundTemplate.back')}</TextLink>}
    >
      <Loaded query={template} rows={8}>
        {(view) => (
          <Loaded query={choices} rows={8}>
            {(known) => <TemplateEditor key={view.revision} view={view} choices={known} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
