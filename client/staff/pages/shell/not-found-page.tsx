import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { LinkButton } from '../../ui/router-link.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('common.notFoundTitle')} lead={t('common.notFoundText')}>
      <LinkButton to="/" variant="contained">
        {t('common.toToday')}
      </LinkButton>
    </Page>
  );
}
