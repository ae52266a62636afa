import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../../queries/person.ts';
import { TabLinks } from '../../ui/tab-links.tsx';

const pages = [
  { path: '/completeness', text: 'completeness.title', needs: 'dataForm.read' },
  { path: '/checks', text: 'check.title', needs: 'check.read' },
  { path: '/reminders', text: 'reminder.title', needs: 'reminder.read' },
  { path: '/completeness/compilation', text: 'compilation.title', needs: 'dataForm.read' },
  { path: '/completeness/templates', text: 'boundTemplate.title', needs: 'report.read' },
] as const;

/** Who has handed in what, what is doubtful, who is reminded, what they said; one period. */
export function SectionNav({ period }: { period: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  return (
    <TabLinks
      label={t('completeness.sections')}
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
