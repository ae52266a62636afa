import { useTranslation } from 'react-i18next';
import { useCan } from '../../queries/person.ts';
import { LinkButton } from '../../ui/router-link.tsx';
import { Empty } from '../../ui/states.tsx';

/** Drafts and the archive have no dates to show: says what makes them appear. */
export function NothingPlanned() {
  const { t } = useTranslation();
  const can = useCan();
  const plans = can('schedule.write');
  return (
    <Empty
      title={t('occurrence.noneTitle')}
      text={t(plans ? 'occurrence.noneText' : 'occurrence.noneTextReader')}
      action={
        plans && (
          <LinkButton to="/schedule?state=draft" variant="contained">
            {t('occurrence.noneAction')}
          </LinkButton>
        )
      }
    />
  );
}
