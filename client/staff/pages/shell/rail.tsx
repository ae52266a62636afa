import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { MunicipalitySwitch } from './municipality-switch.tsx';
import { PersonBlock } from './person-block.tsx';
import { RailList } from './rail-list.tsx';

export const railWidth = 252;

/** The left rail: product, municipality, sections, person. */
export function Rail({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation();
  const leave = onNavigate ? { onNavigate } : {};
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: 1, overflowY: 'auto' }}>
      <Box sx={{ px: 2.25, pt: 2.25, pb: 1.25 }}>
        <Brand />
      </Box>
      <MunicipalitySwitch {...leave} />
      <Box component="nav" aria-label={t('rail.label')} sx={{ flex: 1, pt: 1.5, pb: 2 }}>
        <RailList {...leave} />
      </Box>
      <PersonBlock />
    </Box>
  );
}
