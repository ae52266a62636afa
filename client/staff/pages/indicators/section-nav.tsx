import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../../queries/person.ts';
import { TabLinks } from '../../ui/tab-links.tsx';

const pages = [
  { path: '/indicators', text: 'coverage.values', needs: 'indicator.read' },
  { path: '/indicators/coverage', text: 'coverage.title', needs: 'form.read' },
  { path: '/external', text: 'external.title', needs: 'external.read' },
  { path: '/indicators/settings', text: 'setting.title', needs: 'indicator.read' },
] as const;

/** The pages of the indicators beside each other; the chosen period goes along. */
export function SectionNav({ period }: { period: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  return (
    <TabLinks
      label={t('coverage.sections')}
      links={pages
        .filter(({ needs }) => can(needs))
        .map(({ path, text }) => ({
          to: `${path}${period ? `?period=${period}` : ''}`,
          text: t(text),
          current: path === pathname,
        }))}
    />
  );
}
