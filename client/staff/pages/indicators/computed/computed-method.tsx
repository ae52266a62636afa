import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { Facts } from '../../../ui/facts.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { indicatorPath } from '../indicator-path.ts';
import { computedPath } from './computed-path.ts';

/** How a list is computed, from where, and what it takes and gives. */
export function ComputedMethod({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  const { method, period, inputs, lists, gives, note, sourceLine } = view;
  const items: [string, React.ReactNode][] = [[t('computed.source'), method.source]];
  if (inputs.length > 0) {
    const links = inputs.map(({ id, title, polarity, norm }) => ({
      id,
      title,
      to: indicatorPath(id, period),
      more: [t(`computed.${polarity}`), ...(norm ? [t('computed.norm', { norm })] : [])].join(', '),
    }));
    items.push([t('computed.inputs'), <Links key="inputs" links={links} />]);
  }
  if (lists.length > 0) {
    const links = lists.map((one) => ({ ...one, to: computedPath(one.id, period), more: '' }));
    items.push([t('computed.lists'), <Links key="lists" links={links} />]);
  }
  if (gives.length > 0) {
    const links = gives.map((one) => ({ ...one, to: indicatorPath(one.id, period), more: '' }));
    items.push([t('computed.gives'), <Links key="gives" links={links} />]);
  }
  if (note) items.push([t('indicator.note'), note]);
  return (
    <Sheet title={method.title}>
      <Typography sx={{ mb: 2, maxWidth: '52rem' }}>{method.explanation}</Typography>
      <Facts items={items} />
      {sourceLine !== null && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {t('indicator.sourceLine', { line: sourceLine })}
        </Typography>
      )}
    </Sheet>
  );
}

interface LinksProps {
  links: { id: string; title: string; to: string; more: string }[];
}

function Links({ links }: LinksProps) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
      {links.map(({ id, title, to, more }) => (
        <li key={id}>
          <TextLink to={to}>{title}</TextLink>
          {more && <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{more}</Box>}
        </li>
      ))}
    </Box>
  );
}
