import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../../../server/organizations/import.schema.ts';
import { useCan } from '../../../queries/person.ts';
import { LinkButton } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

interface ResultStepProps {
  result: ImportView;
  onMore: () => void;
}

/** What was written, and what people do next. */
export function ResultStep({ result, onMore }: ResultStepProps) {
  const { t } = useTranslation();
  const can = useCan();
  const { created, updated, coordinators, failures } = result;
  const lines = (['created', 'updated', 'coordinators'] as const)
    .filter((name) => result[name] > 0)
    .map((name) => t(`organizationImport.done.${name}`, { count: result[name] }));
  const next = coordinators > 0 && can('person.read') ? 'invite' : 'organizations';
  return (
    <Sheet title={t('organizationImport.done.title')}>
      {failures.length > 0 && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('organizationImport.done.failures', {
            names: failures.map(({ name }) => name).join(', '),
          })}
        </Alert>
      )}
      <Box role="status">
        <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
          {created + updated + coordinators === 0 && (
            <li>{t('organizationImport.done.nothing')}</li>
          )}
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', mb: 2.5 }}>{t('organizationImport.done.again')}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {next === 'invite' && (
          <LinkButton to="/people" variant="contained">
            {t('organizationImport.done.invite')}
          </LinkButton>
        )}
        <LinkButton to="/organizations" variant={next === 'invite' ? 'outlined' : 'contained'}>
          {t('organizationImport.done.organizations')}
        </LinkButton>
        <LinkButton to="/campaigns/new" variant="outlined">
          {t('organizationImport.done.campaign')}
        </LinkButton>
        <Button onClick={onMore}>{t('organizationImport.done.more')}</Button>
      </Box>
    </Sheet>
  );
}
