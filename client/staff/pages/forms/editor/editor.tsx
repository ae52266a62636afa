import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import type { DraftView } from '../../../../../server/forms/draft.schema.ts';
import { formatMoment } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useFormUses, useFormVersion } from '../../../queries/forms.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Page } from '../../../ui/page.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { visuallyHidden } from '../../../ui/visually-hidden.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DiscardButton } from './discard-button.tsx';
import { EditorBar } from './editor-bar.tsx';
import { EditorContext } from './editor-context.ts';
import { FormHead } from './form-head.tsx';
import { rowId, titleId } from './ids.ts';
import { LostQuestions } from './lost-questions.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { QuestionList } from './question-list.tsx';
import { useEditor } from './use-editor.ts';
import { useFocusLater } from './use-focus-later.ts';
import { useLook } from './use-look.ts';
import { useRowActions } from './use-row-actions.ts';

type Side = 'list' | 'look';

/** A draft as a plain list, with the respondent's page beside it; on a phone behind a tab. */
export function Editor({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'));
  const editor = useEditor(draft);
  const { form, edit, view } = editor;
  const [english, setEnglish] = useState(false);
  const [side, setSide] = useState<Side>('list');
  const [said, announce] = useState('');
  const focusLater = useFocusLater();
  const [look, lookAt] = useLook();
  const { open, removed, actions } = useRowActions(form, edit, {
    focusLater,
    announce,
    look: lookAt,
  });
  const tools = useMemo(
    () => ({ edit, english, focusLater, announce }),
    [edit, english, focusLater],
  );
  const base = draft.from.kind === 'version' ? draft.from.version : null;
  const uses = useFormUses(draft.key, base !== null);
  const version = useFormVersion(draft.key, base ?? 1, base !== null);
  const feeds = useMemo(() => {
    const found = new Map<string, string[]>();
    for (const { title, questions } of uses.data ?? []) {
      for (const { name } of questions) found.set(name, [...(found.get(name) ?? []), title]);
    }
    return found;
  }, [uses.data]);
  const headFaults = useMemo(
    () => view.faults.filter(({ place }) => place.kind === 'form'),
    [view.faults],
  );
  const go = ({ place, field }: DraftFault) => {
    setSide('list');
    if (place.kind === 'question') {
      actions.toggle(place.name, true);
      focusLater(field === 'title' ? titleId(place.name) : rowId(place.name));
    } else if (field === 'title' || field === 'purpose') {
      focusLater(`form-${field}`);
    }
  };
  // A data form is filled in by organizations on a screen of the staff application.
  const isSeen = form.kind !== 'dataForm';
  const beside = wide && isSeen;

  return (
    <Page
      title={form.title.ru || t('editor.untitled')}
      above={<TextLink to="/forms">{t('form.title')}</TextLink>}
      actions={<DiscardButton draft={draft} />}
    >
      {!draft.mine && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('editor.someoneElse', {
            name: draft.editedBy,
            when: formatMoment(draft.editedAt, zone, language),
          })}
        </Alert>
      )}
      <EditorContext value={tools}>
        <EditorBar editor={editor} onGo={go} />
        <ConflictNotice editor={editor} />
        {!isSeen && (
          <Alert severity="info" sx={{ mb: 2 }}>
            {t('editor.dataFormLook')}
          </Alert>
        )}
        {isSeen && !wide && (
          <Tabs
            value={side}
            onChange={(_event, next: Side) => setSide(next)}
            aria-label={t('editor.tabs')}
            sx={{ mb: 2 }}
          >
            <Tab
              value="list"
              label={t('editor.questions')}
              id="tab-list"
              aria-controls="side-list"
            />
            <Tab value="look" label={t('editor.look')} id="tab-look" aria-controls="side-look" />
          </Tabs>
        )}
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            gridTemplateColumns: beside ? 'minmax(0, 1fr) 380px' : 'minmax(0, 1fr)',
            alignItems: 'start',
          }}
        >
          <Box
            id="side-list"
            {...(isSeen && !wide ? { role: 'tabpanel', 'aria-labelledby': 'tab-list' } : {})}
            hidden={isSeen && !wide && side !== 'list'}
          >
            <FormHead
              form={form}
              description={form.survey.description}
              completedHtml={form.survey.completedHtml}
              faults={headFaults}
              onEnglish={setEnglish}
            />
            <QuestionList editor={editor} open={open} actions={actions} feeds={feeds} />
            <LostQuestions
              form={form}
              uses={uses.data ?? []}
              base={version.data}
              onRestore={actions.restore}
            />
          </Box>
          {isSeen && (
            <Box
              id="side-look"
              {...(wide ? {} : { role: 'tabpanel', 'aria-labelledby': 'tab-look' })}
              hidden={!wide && side !== 'look'}
              sx={{ position: { lg: 'sticky' }, top: { lg: 80 } }}
            >
              <PreviewPane
                draftKey={draft.key}
                title={form.title.ru}
                shown={view.shown}
                faults={view.faults.length}
                look={look}
              />
            </Box>
          )}
        </Box>
      </EditorContext>
      <span role="status" style={visuallyHidden}>
        {said}
      </span>
      <Snackbar
        open={removed !== null}
        autoHideDuration={15_000}
        sx={{ maxWidth: 560 }}
        onClose={(_event, reason) => {
          if (reason !== 'clickaway') actions.forget();
        }}
        message={
          <>
            {t('editor.removed')}
            {(feeds.get(removed?.item.name ?? '') ?? []).map((title) => (
              <Box key={title} sx={{ fontSize: '0.8125rem', mt: 0.5 }}>
                {t('editor.removedFeeds', { title })}
              </Box>
            ))}
          </>
        }
        action={
          <Button
            size="small"
            sx={{ color: '#9fd4e4' }}
            onClick={() => removed && actions.restore(removed)}
          >
            {t('editor.restore')}
          </Button>
        }
      />
      <Snackbar
        open={editor.mineBefore !== null}
        onClose={(_event, reason) => {
          if (reason !== 'clickaway') editor.forgetMine();
        }}
        message={t('editor.tookTheirs')}
        action={
          <Button size="small" sx={{ color: '#9fd4e4' }} onClick={editor.backToMine}>
            {t('editor.backToMine')}
          </Button>
        }
      />
    </Page>
  );
}
