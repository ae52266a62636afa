import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { TemplateView } from '../../../../../server/completeness/bound-template.schema.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

interface UnknownNamesProps {
  names: TemplateView['unknownNames'];
  organizations: readonly { id: string; shortName: string }[];
  said: ReadonlyMap<string, string>;
  onSay: (name: string, organizationId: string) => void;
}

/** Names in the template that no organization bears: a person says who is meant, once. */
export function UnknownNames({ names, organizations, said, onSay }: UnknownNamesProps) {
  const { t } = useTranslation();
  if (names.length === 0) return null;
  return (
    <Sheet title={t('boundTemplate.unknown', { number: names.length })}>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>
        {t('boundTemplate.unknownText')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        {names.map(({ name, suggested }) => {
          const likely = organizations.find(({ id }) => id === suggested);
          return (
            <SelectField
              key={name}
              label={name}
              value={said.get(name) ?? ''}
              onChange={(id) => onSay(name, id)}
              options={[
                { value: '', text: t('boundTemplate.nobody') },
                ...(likely ? [{ value: likely.id, text: likely.shortName }] : []),
                ...organizations
                  .filter(({ id }) => id !== suggested)
                  .map(({ id, shortName }) => ({ value: id, text: shortName })),
              ]}
            />
          );
        })}
      </Box>
    </Sheet>
  );
}
