import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { whenDrawn } from './after-paint.ts';
import { ExcelButtons } from './excel/excel-buttons.tsx';
import { OffersDialog } from './offers-dialog.tsx';
import { sectionId } from './fill-section.tsx';
import { useFill, useForm } from './store/fill-context.ts';
import type { Find } from './use-find.ts';

/** A form shorter than that needs no search. */
const long = 15;

/** Above a long form, always in sight: search, only what is empty, a jump to a section. */
export function FillTools({ view, find }: { view: DataFormView; find: Find }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { editable, store } = useFill();
  const sections = useForm((look) => look.sections);
  const [taking, setTaking] = useState(false);
  const total = sections.reduce((sum, one) => sum + one.total, 0);
  const open = sections.reduce((sum, one) => sum + one.total - one.done, 0);
  const pages = new Map(view.form.pages.map((page) => [page.name, page]));
  const known = useForm(
    ({ fields }) =>
      new Set(
        view.offers.flatMap(({ question }) => {
          const look = fields.get(question);
          const free = look?.visible && look.answer === undefined && !look.state && !look.typed;
          return free ? [question] : [];
        }),
      ).size,
  );
  const offers = editable && known > 0;
  const jump = (name: string) => {
    find.clear();
    whenDrawn(sectionId(name), (section) => {
      section.scrollIntoView({ block: 'start' });
      section.focus({ preventScroll: true });
    });
  };
  return (
    <Box
      role="group"
      aria-label={t('fill.tools')}
      sx={{
        position: { md: 'sticky' },
        top: 0,
        zIndex: 3,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 1,
        mx: { md: -1 },
        px: { md: 1 },
        py: 1,
        mb: 1.5,
        backgroundColor: 'background.default',
      }}
    >
      {total >= long && (
        <>
          <SearchField
            label={t('fill.find')}
            value={find.words}
            onChange={find.setWords}
            width="12.5rem"
          />
          {sections.length > 1 && (
            <SelectField
              label={t('fill.jump')}
              value=""
              onChange={jump}
              sx={{ width: { xs: 1, sm: '15rem' } }}
              options={[
                { value: '', text: t('fill.jumpChoose') },
                ...sections
                  .filter((one) => one.total > 0)
                  .map((one) => {
                    const title = pages.get(one.name)?.title;
                    const name = title ? localText(title, language) : one.name;
                    return { value: one.name, text: `${name} · ${one.done}/${one.total}` };
                  }),
              ]}
            />
          )}
          {editable && (
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={find.onlyEmpty}
                  onChange={(_, on) => find.setOnlyEmpty(on)}
                />
              }
              label={t('fill.onlyEmpty', { number: open })}
            />
          )}
        </>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: { md: 'auto' } }}>
        {offers && (
          <Button variant="outlined" onClick={() => setTaking(true)}>
            {t('fill.takeAll', { number: known })}
          </Button>
        )}
        <ExcelButtons
          assignmentId={view.assignment.id}
          fillable={editable}
          beforeDownload={() => store.saver.settle()}
          onTake={(changes) => store.takeAll(changes)}
        />
      </Box>
      {find.shown?.size === 0 && (
        <Box role="status" sx={{ flexBasis: '100%', color: 'text.secondary' }}>
          {t('common.nothingFound')}
        </Box>
      )}
      {taking && <OffersDialog view={view} onClose={() => setTaking(false)} />}
    </Box>
  );
}
