import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useFormHistory } from '../../queries/forms.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ChangeList } from './change-list.tsx';

/** Every version of a form, and what each changed. */
export function FormHistory({ formKey }: { formKey: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const history = useFormHistory(formKey);
  return (
    <Sheet title={t('editor.history')}>
      <Loaded query={history} rows={2}>
        {(versions) => (
          <Box
            component="ol"
            reversed
            sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}
          >
            {versions.map(({ version, publishedAt, publishedBy, changes }) => (
              <li key={version}>
                <TextLink to={`/forms/${formKey}/${version}`}>
                  {t('editor.historyLine', {
                    version,
                    day: formatDay(publishedAt, zone, language),
                  })}
                </TextLink>
                {publishedBy !== null && (
                  <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                    {' '}
                    {publishedBy}
                  </Typography>
                )}
                {changes.length > 0 ? (
                  <ChangeList changes={changes} />
                ) : (
                  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                    {version === 1 ? t('editor.historyFirst') : t('editor.historySame')}
                  </Typography>
                )}
              </li>
            ))}
          </Box>
        )}
      </Loaded>
    </Sheet>
  );
}
