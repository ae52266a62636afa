import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useForms } from '../../queries/forms.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormWords } from './form-words.ts';

/** The forms of the municipality, each with its newest version. */
export function FormsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useFormWords();
  const forms = useForms();
  return (
    <Page title={t('form.title')} lead={t('form.lead')}>
      <Loaded query={forms}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('form.emptyTitle')} text={t('form.emptyText')} />
          ) : (
            <Sheet flush>
              <DataTable
                caption={t('form.caption')}
                rows={all}
                rowKey={({ key }) => key}
                columns={[
                  {
                    id: 'title',
                    title: t('form.name'),
                    width: '46%',
                    cell: ({ key, latestVersion, title, purpose, anonymous }) => (
                      <>
                        <TextLink to={`/forms/${key}/${latestVersion}`}>
                          {localText(title, language)}
                        </TextLink>{' '}
                        {anonymous && <Mark>{t('form.anonymous')}</Mark>}
                        <Box
                          sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}
                        >
                          {localText(purpose, language)}
                        </Box>
                      </>
                    ),
                  },
                  {
                    id: 'kind',
                    title: t('form.kind'),
                    cell: ({ kind }) => t(`campaign.kinds.${kind}`),
                  },
                  {
                    id: 'audience',
                    title: t('form.audience'),
                    cell: ({ audience }) => words.audience(audience),
                  },
                  {
                    id: 'period',
                    title: t('form.periodType'),
                    cell: ({ periodType }) => words.periodType(periodType),
                  },
                  {
                    id: 'questions',
                    title: t('form.questions'),
                    figure: true,
                    cell: ({ questionCount }) => questionCount,
                  },
                  {
                    id: 'version',
                    title: t('form.version'),
                    figure: true,
                    cell: ({ latestVersion }) => latestVersion,
                  },
                ]}
              />
            </Sheet>
          )
        }
      </Loaded>
    </Page>
  );
}
