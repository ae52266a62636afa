import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../../server/forms/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Mark } from '../../ui/mark.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFormWords } from './form-words.ts';

/** The newest version of every form, by kind and by who answers. */
export function FormTable({ forms }: { forms: FormView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useFormWords();
  const [kind, setKind] = useState('');
  const [audience, setAudience] = useState('');
  const shown = useMemo(
    () =>
      forms.filter(
        (form) =>
          (kind === '' || form.kind === kind) && (audience === '' || form.audience === audience),
      ),
    [forms, kind, audience],
  );
  const all = { value: '', text: t('common.all') };
  const kinds = [...new Set(forms.map((form) => form.kind))];
  const audiences = [...new Set(forms.map((form) => form.audience))];
  return (
    <>
      <FilterBar label={t('form.filter')}>
        <SelectField
          label={t('form.kind')}
          value={kind}
          options={[all, ...kinds.map((value) => ({ value, text: t(`campaign.kinds.${value}`) }))]}
          onChange={setKind}
          sx={{ width: { xs: 1, sm: 220 } }}
        />
        <SelectField
          label={t('form.audience')}
          value={audience}
          options={[all, ...audiences.map((value) => ({ value, text: words.audience(value) }))]}
          onChange={setAudience}
          sx={{ width: { xs: 1, sm: 220 } }}
        />
      </FilterBar>
      <Sheet flush>
        <DataTable
          caption={t('form.caption')}
          rows={shown}
          rowKey={({ key }) => key}
          columns={[
            {
              id: 'title',
              title: t('form.name'),
              width: '46%',
              sortBy: ({ title }) => localText(title, language),
              cell: ({ key, latestVersion, title, purpose, anonymous, made }) => (
                <>
                  <TextLink to={`/forms/${key}/${latestVersion}`}>
                    {localText(title, language)}
                  </TextLink>{' '}
                  {anonymous && <Mark>{t('form.anonymous')}</Mark>}
                  {made && <Mark>{t('form.made')}</Mark>}
                  <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
                    {localText(purpose, language)}
                  </Box>
                </>
              ),
            },
            {
              id: 'kind',
              title: t('form.kind'),
              sortBy: (form) => t(`campaign.kinds.${form.kind}`),
              cell: (form) => t(`campaign.kinds.${form.kind}`),
            },
            {
              id: 'audience',
              title: t('form.audience'),
              sortBy: (form) => words.audience(form.audience),
              cell: (form) => words.audience(form.audience),
            },
            {
              id: 'period',
              title: t('form.periodType'),
              sortBy: ({ periodType }) => words.periodType(periodType),
              cell: ({ periodType }) => words.periodType(periodType),
            },
            {
              id: 'questions',
              title: t('form.questions'),
              figure: true,
              sortBy: ({ questionCount }) => questionCount,
              cell: ({ questionCount }) => questionCount,
            },
            {
              id: 'version',
              title: t('form.version'),
              figure: true,
              sortBy: ({ latestVersion }) => latestVersion,
              cell: ({ latestVersion }) => latestVersion,
            },
          ]}
        />
      </Sheet>
    </>
  );
}
