import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { SettingView } from '../../../../../server/indicators/settings.schema.ts';
import { ClampText } from '../../../ui/clamp.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { computedPath } from '../computed/computed-path.ts';
import { indicatorPath } from '../indicator-path.ts';

const few = 2;

/** The indicators and lists that a setting drives; many of them open at a press. */
export function DrivesCell({ setting, period }: { setting: SettingView; period: string }) {
  const { t } = useTranslation();
  const { indicators, lists, about } = setting;
  const links = [
    ...lists.map(({ id, title }) => ({ id, title, to: computedPath(id, period) })),
    ...indicators.map(({ id, title }) => ({ id, title, to: indicatorPath(id, period) })),
  ];
  const asked = about.map(({ id, title }) => ({ id, title, to: indicatorPath(id, period) }));
  if (links.length === 0) {
    return (
      <>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('setting.drivesNothing')}
        </Box>
        <Links links={asked} />
      </>
    );
  }
  if (links.length <= few) return <Links links={links} />;
  const counts = [
    lists.length > 0 && t('setting.listsCount', { count: lists.length }),
    indicators.length > 0 && t('setting.drivesCount', { count: indicators.length }),
  ].filter(Boolean);
  return (
    <details>
      <summary>{counts.join(', ')}</summary>
      <Links links={links} />
    </details>
  );
}

function Links({ links }: { links: { id: string; title: string; to: string }[] }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.875rem' }}>
      {links.map(({ id, title, to }) => (
        <Box component="li" key={id} sx={{ mt: 0.5 }}>
          <TextLink to={to}>
            <ClampText text={title} />
          </TextLink>
        </Box>
      ))}
    </Box>
  );
}
