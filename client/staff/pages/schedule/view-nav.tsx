import { useTranslation } from 'react-i18next';
import { useCan, usePerson } from '../../queries/person.ts';
import { TabLinks } from '../../ui/tab-links.tsx';
import { viewPath, views, type View } from './views.ts';

/** The ways to look at the plan; who cannot plan has no upkeep, who has no organization no own plan. */
export function ViewNav({ view }: { view: View }) {
  const { t } = useTranslation();
  const can = useCan();
  const { organizationIds } = usePerson();
  const shown = views.filter((one) => {
    if (one === 'upkeep') return can('schedule.write');
    if (one === 'organization') return organizationIds.length > 0;
    return true;
  });
  return (
    <TabLinks
      label={t('schedule.views.label')}
      links={shown.map((one) => ({
        to: viewPath(one),
        text: t(`schedule.views.${one}`),
        current: one === view,
      }))}
      // The heading stays the same, so the focus stays on the link.
      replace
    />
  );
}
