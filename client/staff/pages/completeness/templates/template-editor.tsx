import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type {
  Binding,
  TemplateView,
} from '../../../../../server/completeness/bound-template.schema.ts';
import type { Choices } from '../../../../../server/completeness/compilation.schema.ts';
import { useRemoveTemplate, useSaveTemplate } from '../../../queries/completeness.ts';
import { useOrganizations } from '../../../queries/organizations.ts';
import { useCan } from '../../../queries/person.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { BindingForm } from './binding-form.tsx';
import { BindingList } from './binding-list.tsx';
import { bindingOf, draftOf, emptyDraft, sourceWords, type DraftBinding } from './draft-binding.ts';
import { FillSheet } from './fill-sheet.tsx';
import { TemplateGrid } from './grid.tsx';
import { UnknownNames } from './unknown-names.tsx';
import { useSources } from './use-sources.ts';

/** The sheets as a grid beside the form that binds the chosen cell; below, filling. */
export function TemplateEditor({ view, choices }: { view: TemplateView; choices: Choices }) {
  const { t } = useTranslation();
  const can = useCan();
  const save = useSaveTemplate(view.id);
  const [title, setTitle] = useState(view.title);
  const [bindings, setBindings] = useState(view.bindings);
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(new Map());
  const [sheetName, setSheetName] = useState(view.sheets[0]?.name ?? '');
  const [draft, setDraft] = useState<DraftBinding>(emptyDraft);
  const organizations = useOrganizations().data ?? [];
  const sources = useSources(choices);
  const clusters = [...new Set(organizations.map(({ cluster }) => cluster))].filter(Boolean).sort();
  const sheet = view.sheets.find(({ name }) => name === sheetName);
  const own = bindings.filter((one) => one.sheet === sheetName);
  const bound = useMemo(
    () =>
      new Map(
        bindings
          .filter((one) => one.sheet === sheetName)
          .flatMap((one) => cellsOf(one, sheet?.allRows ?? 0, sourceWords(one, t))),
      ),
    [bindings, sheetName, sheet, t],
  );
  const named = title.trim();
  const changed = bindings !== view.bindings || said.size > 0 || named !== view.title;
  const choose = (address: string) => {
    const known = own.find(({ target }) => target.to === 'cell' && target.address === address);
    if (known) setDraft(draftOf(known));
    else {
      const column = address.replace(/\d+/, '');
      const row = address.replace(/\D+/, '');
      const place = draft.to === 'cell' ? { address } : { column, from: row, address };
      setDraft({ ...draft, id: null, ...place });
    }
  };
  const add = () => {
    const list: readonly { id: string; title: string }[] =
      draft.kind === 'element' || draft.kind === 'indicator' ? sources[draft.kind] : [];
    const known = list.find(({ id }) => id === draft.what)?.title ?? draft.what;
    const made = bindingOf(draft, sheetName, known);
    setBindings([...bindings.filter(({ id }) => id !== made.id), made]);
    setDraft({ ...draft, id: null, what: '' });
  };
  const write = () => {
    const meanings = [
      ...view.meanings.filter(({ name }) => !said.has(name)),
      ...[...said]
        .filter(([, organizationId]) => organizationId !== '')
        .map(([name, organizationId]) => ({ name, organizationId })),
    ];
    save.mutate({ title: named, revision: view.revision, bindings, meanings });
  };
  const mayWrite = can('report.write');
  return (
    <>
      {save.error && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {save.error.message}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        {mayWrite && (
          <TextField
            label={t('boundTemplate.name')}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            error={named.length < 2}
            helperText={named.length < 2 ? t('boundTemplate.needName') : undefined}
            slotProps={{ htmlInput: { maxLength: 200 } }}
            sx={{ flex: '1 1 20rem', maxWidth: '36rem' }}
          />
        )}
        {mayWrite && (
          <Button
            variant="contained"
            disabled={!changed || named.length < 2 || save.isPending}
            onClick={write}
          >
            {t('boundTemplate.save')}
          </Button>
        )}
        <Typography role="status" sx={{ color: 'text.secondary' }}>
          {changed && t('boundTemplate.unsaved')}
        </Typography>
        <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 2, alignItems: 'center' }}>
          <Link href={`/api/files/${view.file.id}`} download underline="always">
            {t('boundTemplate.original')}
          </Link>
          {mayWrite && <RemoveButton view={view} />}
        </Box>
      </Box>
      <Box
        sx={{
          display: 'grid',
          columnGap: 2.5,
          gridTemplateColumns: { md: mayWrite ? 'minmax(0, 1fr) 20rem' : '1fr' },
          alignItems: 'start',
        }}
      >
        <Sheet title={t('boundTemplate.grid', { name: sheetName })}>
          {view.sheets.length > 1 && (
            <SelectField
              label={t('boundTemplate.sheet')}
              value={sheetName}
              onChange={(name) => {
                setSheetName(name);
                setDraft(emptyDraft);
              }}
              sx={{ mb: 1.5, maxWidth: '20rem' }}
              options={view.sheets.map(({ name }) => ({ value: name, text: name }))}
            />
          )}
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {t('boundTemplate.gridHint')}{' '}
            {sheet && sheet.allRows > sheet.rows.length && t('boundTemplate.cut')}
          </Typography>
          {sheet && (
            <TemplateGrid
              key={sheetName}
              sheet={sheet}
              bound={bound}
              chosen={draft.to === 'cell' ? draft.address : `${draft.column}${draft.from}`}
              onChoose={choose}
            />
          )}
        </Sheet>
        {mayWrite && (
          <Sheet title={t('boundTemplate.bind')}>
            <BindingForm
              draft={draft}
              onChange={(change) => setDraft({ ...draft, ...change })}
              sources={sources}
              clusters={clusters}
              organizations={organizations}
              onSubmit={add}
              onRemove={() => {
                setBindings(bindings.filter(({ id }) => id !== draft.id));
                setDraft(emptyDraft);
              }}
            />
          </Sheet>
        )}
      </Box>
      <BindingList
        bindings={bindings}
        organizations={organizations}
        onOpen={(one) => {
          setSheetName(one.sheet);
          setDraft(draftOf(one));
        }}
      />
      {mayWrite && (
        <UnknownNames
          names={view.unknownNames}
          organizations={organizations}
          said={said}
          onSay={(name, id) => setSaid(new Map(said).set(name, id))}
        />
      )}
      {view.bindings.length > 0 && (
        <FillSheet
          id={view.id}
          revision={view.revision}
          periods={choices.periods}
          period={choices.period}
          changed={changed}
        />
      )}
    </>
  );
}

function RemoveButton({ view }: { view: TemplateView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useRemoveTemplate();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('boundTemplate.remove')}</Button>
      <Confirm
        open={asking}
        danger
        title={t('boundTemplate.removeTitle', { name: view.title })}
        submit={t('boundTemplate.remove')}
        busy={remove.isPending}
        error={remove.error}
        onSubmit={() =>
          remove.mutate(view.id, { onSuccess: () => void navigate('/completeness/templates') })
        }
        onClose={() => setAsking(false)}
      >
        <Typography>{t('boundTemplate.removeText')}</Typography>
      </Confirm>
    </>
  );
}

/** The cells that a binding fills, as far as a sheet goes. */
function cellsOf({ target }: Binding, rows: number, words: string): [string, string][] {
  if (target.to === 'cell') return [[target.address, words]];
  const last = Math.min(target.until ?? rows, rows, 300);
  return Array.from({ length: Math.max(0, last - target.from + 1) }, (_, index) => [
    `${target.column}${target.from + index}`,
    words,
  ]);
}
