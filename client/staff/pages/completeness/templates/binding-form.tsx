import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/select-field.tsx';
import { faultsOf, type DraftBinding, type Kind } from './draft-binding.ts';
import { SourceField, type SourceOption } from './source-field.tsx';

interface BindingFormProps {
  draft: DraftBinding;
  onChange: (change: Partial<DraftBinding>) => void;
  sources: Record<'element' | 'indicator', readonly SourceOption[]>;
  clusters: readonly string[];
  organizations: readonly { id: string; shortName: string }[];
  onSubmit: () => void;
  onRemove: () => void;
}

const kinds: readonly Kind[] = ['element', 'indicator', 'name', 'period', 'date'];

/** What stands in a cell or down a column, of whom, and of which period. */
export function BindingForm(props: BindingFormProps) {
  const { draft, onChange, sources, clusters, organizations, onSubmit, onRemove } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const faults = asked ? faultsOf(draft) : [];
  const upper = (text: string) => text.toUpperCase().replace(/\s/g, '');
  const whose = draft.to === 'cell' && draft.kind !== 'period' && draft.kind !== 'date';
  const { kind } = draft;
  const submit = () => {
    setAsked(true);
    if (faultsOf(draft).length > 0) return;
    setAsked(false);
    onSubmit();
  };
  const text = (field: 'address' | 'column' | 'names' | 'from' | 'until', label: string) => (
    <TextField
      label={label}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: upper(event.target.value) })}
      error={faults.includes(field as 'address')}
      helperText={
        faults.includes(field as 'address')
          ? t('boundTemplate.needAddress')
          : field === 'until'
            ? t('boundTemplate.untilHint')
            : undefined
      }
      sx={draft.to === 'column' ? { flex: '1 1 8rem' } : {}}
    />
  );
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
    >
      <SelectField
        label={t('boundTemplate.how')}
        value={draft.to}
        onChange={(to) => onChange({ to: to as DraftBinding['to'] })}
        options={[
          { value: 'cell', text: t('boundTemplate.whole') },
          { value: 'column', text: t('boundTemplate.column') },
        ]}
      />
      {draft.to === 'cell' ? (
        text('address', t('boundTemplate.address'))
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
          {text('names', t('boundTemplate.names'))}
          {text('column', t('boundTemplate.columnLetter'))}
          {text('from', t('boundTemplate.from'))}
          {text('until', t('boundTemplate.until'))}
        </Box>
      )}
      <SelectField
        label={t('boundTemplate.what')}
        value={kind}
        onChange={(next) => onChange({ kind: next as Kind, what: '' })}
        options={kinds.map((value) => ({ value, text: t(`boundTemplate.kind.${value}`) }))}
      />
      {(kind === 'element' || kind === 'indicator') && (
        <SourceField
          label={t(`boundTemplate.${kind}`)}
          options={sources[kind]}
          value={draft.what}
          onChange={(what) => onChange({ what })}
          fault={faults.includes('what') ? t('boundTemplate.needWhat') : undefined}
        />
      )}
      {whose && (
        <SelectField
          label={t('boundTemplate.of')}
          value={draft.about}
          onChange={(about) => onChange({ about })}
          options={[
            { value: 'municipality', text: t('boundTemplate.ofMunicipality') },
            ...(kind === 'indicator' ? [] : clusters).map((name) => ({
              value: `cluster:${name}`,
              text: t('boundTemplate.ofCluster', { name }),
            })),
            ...organizations.map(({ id, shortName }) => ({ value: id, text: shortName })),
          ]}
        />
      )}
      {kind !== 'name' && kind !== 'date' && (
        <SelectField
          label={t('boundTemplate.when')}
          value={String(draft.back)}
          onChange={(back) => onChange({ back: Number(back) })}
          options={[0, 1, 2, 3].map((back) => ({
            value: String(back),
            text: back === 0 ? t('boundTemplate.now') : t('boundTemplate.before', { count: back }),
          }))}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="outlined">
          {t(draft.id === null ? 'boundTemplate.add' : 'boundTemplate.change')}
        </Button>
        {draft.id !== null && <Button onClick={onRemove}>{t('boundTemplate.drop2')}</Button>}
      </Box>
    </Box>
  );
}
