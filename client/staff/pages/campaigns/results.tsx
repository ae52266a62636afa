import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ReleasedView } from '../../../../server/responses/release.schema.ts';
import type { CampaignResults } from '../../../../server/responses/schema.ts';
import { formatDay } from '../../format/date.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import { Empty } from '../../ui/states.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { cardsOf, type QuestionCard } from './question-cards.ts';
import { QuestionResult } from './question-result.tsx';

interface ResultsProps {
  results: CampaignResults;
  /** How many responses have come, with those that are not in the figures yet. */
  received: number;
  released: ReleasedView | undefined;
  /** When the figures were last asked for. */
  updatedAt: number;
  /** Leads to the free answers that wait, for whoever may release them. */
  onRelease: (() => void) | null;
}

/** The figures of one selection: how many people, then question by question. */
export function Results({ results, received, released, updatedAt, onRelease }: ResultsProps) {
  const { t } = useTranslation();
  const { minimumGroup, n } = results;
  return (
    <>
      <Freshness results={results} received={received} updatedAt={updatedAt} />
      <WaitingTexts released={released} onRelease={onRelease} />
      {n === null || n === 0 ? (
        <Empty
          title={t('results.hiddenAllTitle')}
          text={`${t('results.received', { number: received })}. ${t('results.hiddenAll', { count: minimumGroup })}`}
        />
      ) : (
        <Box
          sx={{
            display: 'grid',
            columnGap: 2.5,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            '@media print': { display: 'block' },
          }}
        >
          {cardsOf(results.questions).map((card) => (
            <Box key={card.id} sx={isWide(card) ? { gridColumn: '1 / -1' } : {}}>
              <QuestionResult
                card={card}
                minimumGroup={minimumGroup}
                asked={n}
                texts={textsOf(card.id, released)}
              />
            </Box>
          ))}
        </Box>
      )}
      {results.organizationId === null && results.organizations.length > 0 && (
        <ByOrganization results={results} />
      )}
    </>
  );
}

/** What needs the whole width: the rows of a matrix, long scales, answers in free words. */
function isWide({ rows }: QuestionCard): boolean {
  const [first] = rows;
  return rows.length > 1 || (first?.cells.length ?? 0) > 7 || first?.cells.length === 0;
}

/** Released words of a question: its own, its items', those of «Другое». */
function textsOf(name: string, released: ReleasedView | undefined): string[] | undefined {
  const own = released?.questions.filter(
    ({ key }) => key === name || key === `${name}-Comment` || key.startsWith(`${name}.`),
  );
  return own && own.length > 0 ? own.flatMap(({ answers }) => answers) : undefined;
}

function WaitingTexts({ released, onRelease }: Pick<ResultsProps, 'released' | 'onRelease'>) {
  const { t } = useTranslation();
  if (!released || released.waiting === 0) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
      {released.waiting === null
        ? t('results.waitingSome')
        : t('results.waitingTexts', { count: released.waiting })}
      {onRelease && (
        <Button size="small" onClick={onRelease} sx={{ ml: 1 }}>
          {t('results.toRelease')}
        </Button>
      )}
    </Typography>
  );
}

/** Whether anything shown here is kept back for the sake of a small group. */
function hidesSomething({ organizations, questions }: CampaignResults): boolean {
  return organizations.some((one) => one.hidden) || questions.some(({ hidden }) => hidden);
}

type FreshnessProps = Pick<ResultsProps, 'results' | 'received' | 'updatedAt'>;

function Freshness({ results, received, updatedAt }: FreshnessProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { n, freshOn, final, waiting, minimumGroup, organizations } = results;
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const hidden = organizations.filter((one) => one.hidden).length;
  const facts = [
    n !== null &&
      received > n &&
      t('results.received', { number: formatNumber(received, 0, language) }).toLowerCase(),
    freshOn && t('results.freshOn', { day: formatDay(freshOn, 'UTC', language) }),
    !final && updatedAt > 0 && t('results.updatedAt', { time: time.format(new Date(updatedAt)) }),
  ].filter(Boolean);
  return (
    <>
      {n !== null && n > 0 && (
        <Typography sx={{ mb: 1.5 }}>
          {t('results.count')}: <strong>{formatNumber(n, 0, language)}</strong>
          {facts.length > 0 && (
            <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${facts.join(' · ')}`}</Box>
          )}
        </Typography>
      )}
      <Alert severity="info" sx={{ mb: 2.5 }}>
        {final ? t('results.final') : t('results.steps', { count: minimumGroup })}
        {waiting && ` ${t('results.waiting')}`}
        {hidden > 0 && ` ${t('results.hiddenOrganizations', { count: hidden })}`}
        {hidesSomething(results) && ` ${t('results.hiddenWhy')}`}
      </Alert>
    </>
  );
}

function ByOrganization({ results }: { results: CampaignResults }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shortName = useShortName();
  const organizations = results.organizations.toSorted((a, b) =>
    shortName(a.id, a.name).localeCompare(shortName(b.id, b.name), 'ru', { numeric: true }),
  );
  return (
    <Sheet title={t('results.byOrganization')} flush>
      <DataTable
        caption={t('results.organizationsCaption')}
        rows={organizations}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            title: t('results.organization'),
            cell: ({ id, name }) => <OrganizationName id={id} name={name} />,
            sortBy: ({ id, name }) => shortName(id, name),
          },
          {
            id: 'n',
            title: t('results.people'),
            figure: true,
            sortBy: ({ n }) => n,
            cell: ({ n, hidden: isHidden }) =>
              isHidden || n === null ? (
                <Status
                  tone="quiet"
                  icon={VisibilityOff}
                  text={t('results.hidden', { count: results.minimumGroup })}
                />
              ) : (
                formatNumber(n, 0, language)
              ),
          },
        ]}
      />
    </Sheet>
  );
}
