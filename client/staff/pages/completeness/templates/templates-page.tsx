import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatDate } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useAddTemplate, useTemplates } from '../../../queries/completeness.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useCan } from '../../../queries/person.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SectionNav } from '../../shell/section-nav.tsx';

/** Workbooks of others that are filled from what organizations reported. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const can = useCan();
  const language = useLanguage();
  const zone = useZone();
  const navigate = useNavigate();
  const templates = useTemplates();
  const add = useAddTemplate();
  return (
    <Page title={t('boundTemplate.title')} lead={t('boundTemplate.lead')}>
      <SectionNav of="completeness" period="" />
      {can('report.write') && (
        <Box sx={{ mb: 2.5 }}>
          {add.error && (
            <Alert severity="error" sx={{ mb: 1.5 }}>
              {add.error.message}
            </Alert>
          )}
          <FileDrop
            disabled={add.isPending}
            onFile={(file) =>
              add.mutate(file, {
                onSuccess: ({ id }) => void navigate(`/completeness/templates/${id}`),
              })
            }
            texts={{
              drop: t('boundTemplate.drop'),
              choose: t(add.isPending ? 'boundTemplate.sending' : 'boundTemplate.choose'),
              kinds: t('boundTemplate.kinds'),
            }}
          />
        </Box>
      )}
      <Loaded query={templates} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('boundTemplate.emptyTitle')} text={t('boundTemplate.emptyText')} />
          ) : (
            <Sheet flush title={t('boundTemplate.list')}>
              <DataTable
                caption={t('boundTemplate.list')}
                id="boundTemplates"
                rows={list}
                rowKey={({ id }) => id}
                columns={[
                  {
                    id: 'title',
                    title: t('boundTemplate.name'),
                    sortBy: ({ title }) => title,
                    cell: ({ id, title }) => (
                      <TextLink to={`/completeness/templates/${id}`}>{title}</TextLink>
                    ),
                  },
                  {
                    id: 'file',
                    title: t('boundTemplate.file'),
                    cell: ({ fileName }) => fileName,
                  },
                  {
                    id: 'bindings',
                    title: t('boundTemplate.bindings'),
                    figure: true,
                    sortBy: ({ bindings }) => bindings,
                    cell: ({ bindings }) => bindings,
                  },
                  {
                    id: 'at',
                    title: t('boundTemplate.changed'),
                    sortBy: ({ at }) => at,
                    cell: ({ at, by }) => `${formatDate(at, zone, language)}, ${by}`,
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
