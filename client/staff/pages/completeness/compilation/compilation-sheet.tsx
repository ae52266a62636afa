import Tune from '@mui/icons-material/Tune';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Choices,
  Compilation,
  CompilationInput,
  SelectionView,
} from '../../../../../server/completeness/compilation.schema.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { compilationFile, useCompilation } from '../../../queries/completeness.ts';
import { useCan } from '../../../queries/person.ts';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import type { TableSort } from '../../../ui/table-order.ts';
import { PeriodPicker } from '../../indicators/period-picker.tsx';
import { DownloadButton } from '../../reports/download-button.tsx';
import { CompilationCards } from './compilation-cards.tsx';
import { CompilationTable } from './compilation-table.tsx';
import { ElementDialog } from './element-dialog.tsx';
import { inOrder } from './in-order.ts';
import { SelectionTools } from './selection-tools.tsx';

interface CompilationSheetProps {
  choices: Choices;
  selections: readonly SelectionView[];
  /** The kept selection named in the address; `form:KEY` for a whole form; '' for none. */
  selectionId: string;
  onPeriod: (period: string) => void;
  onSelection: (id: string) => void;
}

const formPrefix = 'form:';

/** Chooses what stands in the table, keeps choices, and takes it all as a file. */
export function CompilationSheet(props: CompilationSheetProps) {
  const { choices, selections, selectionId, onPeriod, onSelection } = props;
  const { t } = useTranslation();
  const can = useCan();
  const language = useLanguage();
  const [choosing, setChoosing] = useState(false);
  /** Ticked by hand since the selection was opened. */
  const [own, setOwn] = useState<{ of: string; ids: string[] } | null>(null);
  const titles = useMemo(() => titlesOf(choices), [choices]);
  const open = selections.find(({ id }) => id === selectionId) ?? null;
  const wanted = own?.of === selectionId ? own.ids : idsOf(choices, selectionId, open);
  const chosen = useMemo(() => wanted.filter((id) => titles.has(id)), [wanted, titles]);
  const gone =
    own?.of === selectionId ? [] : (open?.elements ?? []).filter(({ id }) => !titles.has(id));
  const input = { period: choices.period, elements: chosen };
  return (
    <>
      <FilterBar label={t('compilation.title')}>
        <Box sx={{ width: { xs: 1, sm: '16rem' } }}>
          <PeriodPicker period={choices.period} periods={choices.periods} onChange={onPeriod} />
        </Box>
        <SelectField
          label={t('compilation.selection')}
          value={selectionId}
          onChange={(id) => {
            setOwn(null);
            onSelection(id);
          }}
          sx={{ width: { xs: 1, sm: '20rem' } }}
          options={[
            { value: '', text: t('compilation.noSelection') },
            ...selections.map(({ id, name }) => ({ value: id, text: name })),
            ...choices.forms.map(({ key, title }) => ({
              value: `${formPrefix}${key}`,
              text: t('compilation.form', { name: localText(title, language) }),
            })),
          ]}
        />
        <Button variant="outlined" startIcon={<Tune />} onClick={() => setChoosing(true)}>
          {t('compilation.elements', { number: chosen.length })}
        </Button>
        {can('report.write') && (
          <SelectionTools
            open={open}
            elements={chosen.map((id) => ({ id, title: titles.get(id) ?? id }))}
            onSaved={(id) => {
              setOwn(null);
              onSelection(id);
            }}
            onRemoved={() => onSelection('')}
          />
        )}
      </FilterBar>
      {gone.length > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('compilation.gone', { count: gone.length })}{' '}
          {gone.map(({ title, id }) => title || id).join('; ')}.
        </Alert>
      )}
      {chosen.length === 0 ? (
        <Empty
          title={t('compilation.startTitle')}
          text={t('compilation.startText')}
          action={
            <Button variant="contained" onClick={() => setChoosing(true)}>
              {t('compilation.elementsTitle')}
            </Button>
          }
        />
      ) : (
        <TableOf input={input} />
      )}
      {choosing && (
        <ElementDialog
          choices={choices}
          chosen={chosen}
          onApply={(ids) => {
            setOwn({ of: selectionId, ids });
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function TableOf({ input }: { input: CompilationInput }) {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const table = useCompilation(input);
  return (
    <Loaded query={table} rows={10}>
      {(data) => <TableSheet table={data} input={input} narrow={narrow} />}
    </Loaded>
  );
}

interface TableSheetProps {
  table: Compilation;
  input: CompilationInput;
  narrow: boolean;
}

function TableSheet({ table, input, narrow }: TableSheetProps) {
  const { t } = useTranslation();
  const [sort, setSort] = useState<TableSort | null>(null);
  const ordered = useMemo(() => inOrder(table, sort), [table, sort]);
  const file = sort
    ? { ...input, order: ordered.filter(({ kind }) => kind === 'organization').map(({ id }) => id) }
    : input;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.5 }}>
        <DownloadButton variant="contained" {...compilationFile(file)}>
          {t('compilation.file')}
        </DownloadButton>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('compilation.note')}
        </Typography>
      </Box>
      <Sheet flush>
        {narrow ? (
          <CompilationCards table={table} />
        ) : (
          <CompilationTable table={table} ordered={ordered} sort={sort} onSort={setSort} />
        )}
      </Sheet>
    </>
  );
}

function titlesOf({ forms }: Choices): Map<string, string> {
  const elements = forms.flatMap(({ sections }) => sections.flatMap((one) => one.elements));
  return new Map(elements.map(({ id, title }) => [id, title]));
}

function idsOf(choices: Choices, selectionId: string, open: SelectionView | null): string[] {
  if (open) return open.elements.map(({ id }) => id);
  if (!selectionId.startsWith(formPrefix)) return [];
  const key = selectionId.slice(formPrefix.length);
  const form = choices.forms.find((one) => one.key === key);
  return (form?.sections ?? []).flatMap(({ elements }) => elements.map(({ id }) => id));
}
