import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/select-field.tsx';

const audiences = ['parents', 'teachers', 'pupils'] as const;
const places = ['school', 'kindergarten', 'supplementary'] as const;

export interface Asked {
  audience: (typeof audiences)[number];
  places: (typeof places)[number][];
}

/** The organizations that such a survey usually goes to. */
export function placesOf(audience: Asked['audience']): Asked['places'] {
  return audience === 'pupils' ? ['school'] : ['school', 'kindergarten'];
}

interface WhoIsAskedProps {
  asked: Asked;
  fault: boolean;
  onChange: (asked: Asked) => void;
}

/** Who answers a new form, and where they study or work. */
export function WhoIsAsked({ asked, fault, onChange }: WhoIsAskedProps) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('form.audience')}
        value={asked.audience}
        options={audiences.map((value) => ({ value, text: t(`campaign.audiences.${value}`) }))}
        onChange={(value) => {
          const audience = audiences.find((one) => one === value) ?? 'parents';
          onChange({ audience, places: placesOf(audience) });
        }}
      />
      <FormControl component="fieldset" error={fault}>
        <FormLabel component="legend">{t('editor.where')}</FormLabel>
        <FormGroup row>
          {places.map((place) => (
            <FormControlLabel
              key={place}
              control={
                <Checkbox
                  checked={asked.places.includes(place)}
                  onChange={(event) =>
                    onChange({
                      ...asked,
                      places: places.filter((one) =>
                        one === place ? event.target.checked : asked.places.includes(one),
                      ),
                    })
                  }
                />
              }
              label={t(`organization.typesPlural.${place}`)}
            />
          ))}
        </FormGroup>
        {fault && <FormHelperText>{t('editor.needPlace')}</FormHelperText>}
      </FormControl>
    </>
  );
}
