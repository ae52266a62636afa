import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignResults } from '../../../../server/responses/schema.ts';
import { formatDay } from '../../format/date.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import { Empty } from '../../ui/states.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { QuestionResult } from './question-result.tsx';

/** The figures of one selection: how many people, then question by question. */
export function Results({ results }: { results: CampaignResults }) {
  const { t } = useTranslation();
  const { minimumGroup, n } = results;
  return (
    <>
      <Freshness results={results} />
      {n === null || n === 0 ? (
        <Empty
          title={t('results.hiddenAllTitle')}
          text={t('results.hiddenAll', { count: minimumGroup })}
        />
      ) : (
        results.questions.map((question) => (
          <QuestionResult
            key={`${question.name}.${question.row ?? ''}`}
            question={question}
            minimumGroup={minimumGroup}
          />
        ))
      )}
      {results.organizations.length > 0 && <ByOrganization results={results} />}
    </>
  );
}

/** Whether anything shown here is kept back for the sake of a small group. */
function hidesSomething({ organizations, questions }: CampaignResults): boolean {
  return (
    organizations.some((one) => one.hidden) ||
    questions.some(({ hidden, cells }) => hidden || cells.some(({ count }) => count === null))
  );
}

function Freshness({ results }: { results: CampaignResults }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { n, freshOn, final, waiting, minimumGroup } = results;
  return (
    <>
      {n !== null && n > 0 && (
        <Typography sx={{ mb: 1.5 }}>
          {t('results.count')}: <strong>{formatNumber(n, 0, language)}</strong>
          {freshOn && `, ${t('results.freshOn', { day: formatDay(freshOn, 'UTC', language) })}`}
        </Typography>
      )}
      <Alert severity="info" sx={{ mb: 2.5 }}>
        {final ? t('results.final') : t('results.steps', { count: minimumGroup })}
        {waiting && ` ${t('results.waiting')}`}
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
          },
          {
            id: 'n',
            title: t('results.people'),
            figure: true,
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
