import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { ClampText } from '../../ui/clamp.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Completeness } from './completeness.tsx';
import type { Criterion } from './criterion-rows.tsx';
import { IndicatorMarks } from './indicator-marks.tsx';
import { indicatorPath } from './indicator-path.ts';
import { IndicatorValue } from './indicator-value.tsx';

/** A criterion on a phone: each indicator with its value under its name. */
export function CriterionCards({ criterion, period }: { criterion: Criterion; period: string }) {
  const { t } = useTranslation();
  return (
    <>
      {criterion.title && (
        <Box
          component="h3"
          sx={{ m: 0, px: 2, py: 1, fontSize: '0.875rem', backgroundColor: '#f8fafb' }}
        >
          {criterion.title}
        </Box>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {criterion.indicators.map((indicator) => (
          <Box
            component="li"
            key={indicator.key}
            sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}
          >
            <TextLink to={indicatorPath(indicator.key, period)}>
              <ClampText text={indicator.title} lines={3} />
            </TextLink>
            <Box
              sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'baseline', mt: 0.5 }}
            >
              <IndicatorValue value={indicator.value} indicator={indicator} />
              {indicator.value?.reported != null && (
                <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
                  {t('indicator.completeness').toLowerCase()}:{' '}
                  <Completeness value={indicator.value} />
                </Box>
              )}
            </Box>
            <IndicatorMarks indicator={indicator} />
          </Box>
        ))}
      </Box>
    </>
  );
}
