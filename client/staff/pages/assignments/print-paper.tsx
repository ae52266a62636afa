import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formState } from '../../../../forms/run/state.ts';
import type { Answers, CompiledQuestion } from '../../../../forms/run/types.ts';
import type { DataFormView, FieldContent } from '../../../../server/assignments/schema.ts';
import { formatDay, toWallClock } from '../../format/date.ts';
import { localText } from '../../format/local-text.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { contentText, questionTitle } from './grid/value-text.ts';
import { blocksOf, questionsOf } from './layout/blocks.ts';

/** Every value with its unit or reason, then the lines for signatures. */
export function PrintPaper({ view }: { view: DataFormView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const { data: organizations = [] } = useOrganizations();
  const { assignment, form } = view;
  const head = organizations.find(({ id }) => id === assignment.organizationId)?.head ?? '';
  const contents = new Map(view.fields.map((field) => [field.question, field]));
  const state = stateOf(view, zone);
  const textOf = (question: CompiledQuestion): string => {
    if (question.kind !== 'calculated') {
      const shown = contentText(question, contents.get(question.name) ?? {}, language, t);
      const comment = contents.get(`${question.name}-Comment`)?.answer;
      return typeof comment === 'string' ? `${shown}: ${comment}` : shown;
    }
    const answer = state.values[question.name];
    // What is computed is nobody's to fill in: without its numbers it is just not there.
    return answer === undefined ? '—' : contentText(question, { answer }, language, t);
  };
  const hasNumber = ({ name, kind }: CompiledQuestion) =>
    kind === 'calculated' ? name in state.values : contents.get(name)?.answer !== undefined;
  // A campaign's title usually names the form and the period already.
  const subtitle = [
    localText(assignment.formTitle, language),
    periodName(assignment.period, language),
  ]
    .filter((part) => !assignment.title.includes(part))
    .join('. ');
  const last = view.history.findLast(({ action }) => action === 'submit' || action === 'sign');
  return (
    <Box component="article" aria-label={t('paper.page')} sx={paper}>
      <p className="center">{assignment.organizationName}</p>
      <h2 className="center">{assignment.title}</h2>
      {subtitle && <p className="center">{subtitle}</p>}
      <p className="center quiet">
        {t(`assignment.states.${assignment.state}`)}
        {last && `, ${formatDay(last.at, zone, language)}, ${last.by}`}
      </p>
      {form.pages
        .filter(({ name }) => state.visible[name])
        .map((page) => (
          <section key={page.name}>
            {page.title && <h3>{localText(page.title, language)}</h3>}
            <table aria-label={page.title ? localText(page.title, language) : assignment.title}>
              <thead>
                <tr>
                  <th scope="col">{t('fill.columns.title')}</th>
                  <th scope="col">{t('fill.columns.value')}</th>
                  <th scope="col">{t('paper.unit')}</th>
                </tr>
              </thead>
              <tbody>
                {questionsOf(blocksOf(page))
                  .filter(({ name }) => state.visible[name])
                  .map((question) => (
                    <tr key={question.name}>
                      <th scope="row">{questionTitle(form, question.name, language)}</th>
                      <td>{textOf(question)}</td>
                      <td>
                        {question.unit && hasNumber(question)
                          ? localText(question.unit, language)
                          : ''}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        ))}
      <div className="signatures">
        <SignatureLine position={t('paper.head')} name={head} words={t('paper.signature')} />
        <SignatureLine position={t('paper.executor')} name="" words={t('paper.signature')} />
        <p>{t('paper.date')} «____» ______________ 20___</p>
        <p className="quiet">{t('paper.stamp')}</p>
      </div>
    </Box>
  );
}

interface SignatureLineProps {
  position: string;
  name: string;
  words: string;
}

function SignatureLine({ position, name, words }: SignatureLineProps) {
  return (
    <div className="signature">
      <span>{position}</span>
      <span className="line">
        <small>{words}</small>
      </span>
      <span>{name || '____________________'}</span>
    </div>
  );
}

function stateOf({ form, fields }: DataFormView, zone: string) {
  const answers: Answers = {};
  const excused = new Set<string>();
  for (const { question, answer, state } of fields as (FieldContent & { question: string })[]) {
    if (state) excused.add(question);
    // What is stored has passed the form's own check of shapes.
    else if (answer !== undefined) answers[question] = answer as Answers[string];
  }
  const today = toWallClock(new Date().toISOString(), zone).slice(0, 10);
  return formState(form, answers, { today, excused });
}

const paper = {
  maxWidth: '170mm',
  mx: 'auto',
  p: { xs: 2, sm: '12mm' },
  backgroundColor: '#ffffff',
  border: 1,
  borderColor: 'divider',
  color: '#000000',
  fontSize: '11pt',
  lineHeight: 1.35,
  '@media print': { p: 0, border: 0, maxWidth: 'none' },
  '& .center': { textAlign: 'center', my: 0.75 },
  '& h2': { fontSize: '14pt' },
  '& h3': { fontSize: '12pt', mt: 2.5, mb: 0.75, breakAfter: 'avoid' },
  '& .quiet': { color: '#444444', fontSize: '10pt' },
  '& table': { width: 1, borderCollapse: 'collapse', tableLayout: 'fixed' },
  '& th, & td': {
    border: '0.5pt solid #444444',
    px: '6px',
    py: '3px',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: 400,
    fontSize: '10.5pt',
    overflowWrap: 'anywhere',
  },
  '& thead th': { fontWeight: 600 },
  '& th:nth-of-type(2), & td:nth-of-type(1)': { width: '28%' },
  '& th:nth-of-type(3), & td:nth-of-type(2)': { width: '16%' },
  '& tr': { breakInside: 'avoid' },
  '& .signatures': { mt: '14mm', breakInside: 'avoid' },
  '& .signature': {
    display: 'grid',
    gridTemplateColumns: { xs: '1fr', sm: '55mm 36mm 1fr' },
    columnGap: '5mm',
    alignItems: 'end',
    mb: '8mm',
  },
  '& .signature .line': {
    borderTop: '0.5pt solid #000000',
    textAlign: 'center',
    lineHeight: 1,
    mb: '-3mm',
    '& small': { fontSize: '8pt' },
  },
} as const;
