import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { CatalogTemplateView } from '../../../../server/catalogs/schema.ts';

interface TemplateChoiceProps {
  templates: CatalogTemplateView[];
  /** The id of a template, or an empty text for none. */
  value: string;
  onChange: (id: string) => void;
}

/** Ready catalogs with what is in each. */
export function TemplateChoice({ templates, value, onChange }: TemplateChoiceProps) {
  const { t } = useTranslation();
  const options = [
    ...templates.map((template) => ({
      id: template.id,
      name: template.municipality,
      below: `${template.region}; ${t('municipality.template', {
        directions: template.directions,
        indicators: template.indicators,
        rows: template.scheduleRows,
      })}`,
    })),
    { id: '', name: t('municipality.empty'), below: t('municipality.emptyHint') },
  ];
  return (
    <RadioGroup
      aria-label={t('municipality.catalog')}
      value={value}
      onChange={(_, id) => onChange(id)}
    >
      {options.map(({ id, name, below }) => (
        <FormControlLabel
          key={id}
          value={id}
          control={<Radio />}
          sx={{ alignItems: 'flex-start', mb: 0.5 }}
          label={
            <Box sx={{ pt: 1 }}>
              {name}
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{below}</Box>
            </Box>
          }
        />
      ))}
    </RadioGroup>
  );
}
