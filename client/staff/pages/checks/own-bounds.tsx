import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ChecksView, Thresholds } from '../../../../server/checks/schema.ts';
import { ElementPicker } from './element-picker.tsx';
import { NumberInput } from './number-input.tsx';

type Bounds = Thresholds['elements'];

interface OwnBoundsProps {
  view: ChecksView;
  bounds: Bounds;
  may: boolean;
  onChange: (bounds: Bounds) => void;
}

/** Elements whose numbers move more, or less, than the others. */
export function OwnBounds({ view, bounds, may, onChange }: OwnBoundsProps) {
  const { t } = useTranslation();
  const titles = new Map(view.elements.map(({ id, title }) => [id, title]));
  const free = view.elements.filter(
    ({ id, kind }) => kind === 'number' && !bounds.some(({ elementId }) => elementId === id),
  );
  const change = (at: number, next: Partial<Bounds[number]>) =>
    onChange(bounds.map((one, index) => (index === at ? { ...one, ...next } : one)));
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
      <Typography variant="h3">{t('check.own')}</Typography>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>{t('check.ownLead')}</Box>
      {bounds.map((one, at) => {
        const name = titles.get(one.elementId) ?? one.elementId;
        return (
          <Box
            key={one.elementId}
            role="group"
            aria-label={name}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              alignItems: 'flex-start',
              mb: 1,
            }}
          >
            <Box sx={{ flex: '1 1 12rem', pt: 1 }}>{name}</Box>
            <NumberInput
              label={t('check.percent')}
              value={one.percent}
              empty={t('check.general')}
              disabled={!may || one.off}
              onChange={(percent) => change(at, { percent })}
            />
            <NumberInput
              label={t('check.atLeast')}
              value={one.atLeast}
              empty={t('check.general')}
              disabled={!may || one.off}
              onChange={(atLeast) => change(at, { atLeast })}
            />
            <FormControlLabel
              label={t('check.skip')}
              control={
                <Checkbox
                  checked={one.off}
                  disabled={!may}
                  onChange={(_, off) => change(at, { off })}
                />
              }
            />
            {may && (
              <IconButton
                aria-label={t('check.removeOwn', { name })}
                onClick={() => onChange(bounds.filter((_, index) => index !== at))}
              >
                <Delete />
              </IconButton>
            )}
          </Box>
        );
      })}
      {may && free.length > 0 && (
        <Box sx={{ display: 'flex', maxWidth: '40rem' }}>
          <ElementPicker
            key={bounds.length}
            label={t('check.addOwn')}
            elements={free}
            value={null}
            onChange={(elementId) => {
              if (!elementId) return;
              onChange([...bounds, { elementId, off: false, percent: null, atLeast: null }]);
            }}
          />
        </Box>
      )}
    </Box>
  );
}
