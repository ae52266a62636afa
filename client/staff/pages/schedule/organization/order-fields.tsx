import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../../server/files/schema.ts';
import type { Order, OrganizationPlanDetail } from '../../../../../server/schedules/plan.schema.ts';
import { FileField } from '../../files/file-field.tsx';
import { DayField } from '../day-field.tsx';

/** An order as it is being typed. */
export interface OrderDraft {
  number: string;
  date: string;
  title: string;
  file: FileView[];
}

/** The order that stands there, else an empty one. */
export function orderDraftOf(
  order: OrganizationPlanDetail['order'],
  usual: { date: string; title: string },
): OrderDraft {
  if (!order) return { ...usual, number: '', file: [] };
  const { number, date, title, file } = order;
  return { number, date, title, file: file ? [file] : [] };
}

export function orderOf({ number, date, title, file }: OrderDraft): Order {
  return {
    ...{ number: number.trim(), date, title: title.trim(), fileId: file[0]?.id ?? null },
    ...{ regulation: '', regulationFileId: null },
  };
}

type Faults = Record<'number' | 'date' | 'title', string>;

export function orderFaults({ number, date, title }: OrderDraft, t: TFunction): Faults {
  return {
    number: number.trim() === '' ? t('plan.versions.numberEmpty') : '',
    date: date === '' ? t('occurrence.dayNeeded') : '',
    title: title.trim() === '' ? t('plan.versions.titleEmpty') : '',
  };
}

interface OrderFieldsProps {
  organizationId: string;
  draft: OrderDraft;
  onChange: (draft: OrderDraft) => void;
  /** Null until somebody has tried to save. */
  faults: Faults | null;
}

/** Number, date, title and file of an organization's own order. */
export function OrderFields({ organizationId, draft, onChange, faults }: OrderFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<OrderDraft>) => onChange({ ...draft, ...part });
  const shown = (name: keyof Faults) => ({
    error: Boolean(faults?.[name]),
    helperText: faults?.[name] ?? '',
  });
  return (
    <Stack spacing={2.5} sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField
          label={t('plan.versions.number')}
          value={draft.number}
          onChange={(event) => set({ number: event.target.value })}
          {...shown('number')}
          slotProps={{ htmlInput: { maxLength: 50 } }}
        />
        <DayField
          label={t('plan.versions.date')}
          value={draft.date}
          onChange={(date) => set({ date })}
          {...shown('date')}
        />
      </Box>
      <TextField
        label={t('plan.versions.orderTitle')}
        value={draft.title}
        onChange={(event) => set({ title: event.target.value })}
        {...shown('title')}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <FileField
        label={t('plan.versions.file')}
        place={{ purpose: 'order', organizationId }}
        files={draft.file}
        onChange={(file) => set({ file })}
      />
    </Stack>
  );
}
