import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useShortName } from '../organizations/organization-name.tsx';

const layouts = ['poster', 'cards'] as const;
export type PrintLayout = (typeof layouts)[number];

interface PrintChoiceProps {
  layout: PrintLayout;
  onLayout: (layout: PrintLayout) => void;
  links: LinkView[];
  /** Organizations left out. */
  without: ReadonlySet<string>;
  onWithout: (without: ReadonlySet<string>) => void;
}

/** What to print, and for whom; never printed itself. */
export function PrintChoice({ layout, onLayout, links, without, onWithout }: PrintChoiceProps) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const ids = links.map(({ organizationId }) => organizationId);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(without);
    if (on) next.delete(id);
    else next.add(id);
    onWithout(next);
  };
  return (
    <Box sx={{ displayPrint: 'none' }}>
      <Sheet title={t('poster.layout')}>
        <RadioGroup
          aria-label={t('poster.layout')}
          value={layout}
          onChange={(_, value) => onLayout(layouts.find((one) => one === value) ?? 'poster')}
          sx={{ display: 'grid', gridTemplateColumns: { md: '1fr 1fr' } }}
        >
          {layouts.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio />}
              sx={{ alignItems: 'flex-start' }}
              label={
                <Box sx={{ pt: 1 }}>
                  {t(`poster.layouts.${one}`)}
                  <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                    {t(`poster.layoutHints.${one}`)}
                  </Box>
                </Box>
              }
            />
          ))}
        </RadioGroup>
        {links.length > 1 && (
          <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 1.5, minWidth: 0 }}>
            <Box component="legend" sx={{ p: 0, fontWeight: 600 }}>
              {t('poster.organizations')}
            </Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
              <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
                {t('poster.chosen', { part: links.length - without.size, whole: links.length })}
              </Typography>
              <Button size="small" onClick={() => onWithout(new Set())}>
                {t('poster.all')}
              </Button>
              <Button size="small" onClick={() => onWithout(new Set(ids))}>
                {t('poster.none')}
              </Button>
            </Box>
            <Box
              sx={{
                display: 'grid',
                gridTemplateColumns: { sm: '1fr 1fr', lg: '1fr 1fr 1fr' },
                maxHeight: '16rem',
                overflowY: 'auto',
              }}
            >
              {links.map(({ organizationId: id, organizationName }) => (
                <FormControlLabel
                  key={id}
                  title={organizationName}
                  label={shortName(id, organizationName)}
                  slotProps={{ typography: { variant: 'body2' } }}
                  control={
                    <Checkbox
                      size="small"
                      checked={!without.has(id)}
                      onChange={(_, on) => toggle(id, on)}
                    />
                  }
                />
              ))}
            </Box>
          </Box>
        )}
      </Sheet>
    </Box>
  );
}
