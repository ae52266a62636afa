import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCan } from '../../queries/person.ts';
import { TabLinks } from '../../ui/tab-links.tsx';

/** Pages beside each other in one section of the rail. */
const sections = {
  /** Who has handed in what, what is doubtful, who is reminded, what they said. */
  completeness: {
    label: 'completeness.sections',
    pages: [
      { path: '/completeness', text: 'completeness.title', needs: 'dataForm.read' },
      { path: '/checks', text: 'check.title', needs: 'check.read' },
      { path: '/reminders', text: 'reminder.title', needs: 'reminder.read' },
      { path: '/completeness/compilation', text: 'compilation.title', needs: 'dataForm.read' },
      { path: '/completeness/templates', text: 'boundTemplate.title', needs: 'report.read' },
    ],
  },
  /** Values, where they come from, other systems' data, and what the order leaves open. */
  indicators: {
    label: 'coverage.sections',
    pages: [
      { path: '/indicators', text: 'coverage.values', needs: 'indicator.read' },
      { path: '/indicators/computed', text: 'computed.all.title', needs: 'indicator.read' },
      { path: '/indicators/coverage', text: 'coverage.title', needs: 'form.read' },
      { path: '/external', text: 'external.title', needs: 'external.read' },
      { path: '/indicators/settings', text: 'setting.title', needs: 'indicator.read' },
    ],
  },
} as const;

interface SectionNavProps {
  of: keyof typeof sections;
  /** Goes along to the other pages; '' where nobody has chosen one. */
  period: string;
}

/** The line of pages under a section's heading: those that the person may open. */
export function SectionNav({ of, period }: SectionNavProps) {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  const { label, pages } = sections[of];
  return (
    <TabLinks
      label={t(label)}
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
