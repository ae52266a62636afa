import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../../../server/indicators/coverage.schema.ts';
import type { IndicatorDetail } from '../../../../server/indicators/schema.ts';
import { queryString } from '../../api.ts';
import { useIndicatorSources } from '../../queries/indicators.ts';
import { usePerson } from '../../queries/person.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { CampaignState } from '../campaigns/campaign-state.tsx';
import { computedPath } from './computed/computed-path.ts';
import { indicatorPath } from './indicator-path.ts';
import { stepsOf } from './next-steps.ts';
import { SourceStatus } from './source-status.tsx';
import { StepList } from './step-list.tsx';
import { useStepLook } from './use-steps.ts';

/** Their name already leads to where it is said what they wait for. */
const leadsOn = new Set<SourceState['kind']>(['computed', 'indicator']);

/** Everything that a value is made from, with the way to it and where it stands in the period. */
export function SourceTable({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const { period, indicator } = detail;
  const sources = useIndicatorSources(indicator.key, period, true);
  const look = useStepLook(period);
  const steps = (source: SourceState) =>
    stepsOf({ key: indicator.key, state: 'waiting', reason: 'notReported' }, [source], look);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', overflow: 'clip', mb: 2 }}>
      <Loaded query={sources} rows={2}>
        {(rows) => (
          <DataTable
            caption={t('coverage.source.caption')}
            rows={rows}
            rowKey={({ id }) => id}
            filter={false}
            copyable
            columns={[
              {
                id: 'name',
                title: t('coverage.source.name'),
                width: '38%',
                sortBy: ({ title }) => title,
                cell: (source) => <SourceName source={source} period={period} />,
              },
              {
                id: 'state',
                title: t('coverage.source.state'),
                width: '15rem',
                cell: (source) => <SourceStatus source={source} />,
              },
              {
                id: 'way',
                title: t('coverage.source.way'),
                cell: (source) =>
                  source.status === 'there' ? (
                    source.ways.length > 0 && <Ways source={source} />
                  ) : source.status === 'missing' && leadsOn.has(source.kind) ? (
                    t('coverage.source.openComputed')
                  ) : (
                    <StepList steps={steps(source)} most={4} />
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Box>
  );
}

function SourceName({ source, period }: { source: SourceState; period: string }) {
  const { t } = useTranslation();
  const { kind, title } = source;
  const { permissions } = usePerson();
  const to = pathOf(source, period);
  const shown = to !== null && permissions.includes(to.needs);
  return (
    <>
      {shown ? <TextLink to={to.path}>{title}</TextLink> : title}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {t(`indicator.sourceKind.${kind}`)}
      </Box>
    </>
  );
}

function pathOf(
  { kind, ref, ways }: SourceState,
  period: string,
): { path: string; needs: string } | null {
  switch (kind) {
    case 'table':
      return { path: `/external/tables/${encodeURIComponent(ref)}`, needs: 'external.read' };
    case 'external':
      return { path: '/external', needs: 'external.read' };
    case 'evidence':
      return { path: `/evidence${queryString({ period })}`, needs: 'evidence.read' };
    case 'indicator':
      return { path: indicatorPath(ref, period), needs: 'indicator.read' };
    case 'computed':
      return { path: computedPath(ref, period), needs: 'indicator.read' };
    default: {
      const form = ways.find((way) => way.form.version !== null)?.form;
      if (!form) return null;
      return { path: `/forms/${form.key}/${form.version ?? 1}`, needs: 'form.read' };
    }
  }
}

function Ways({ source }: { source: SourceState }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.875rem' }}>
      {source.ways.map(({ form, type, campaign }) => (
        <Box component="li" key={`${form.key} ${type ?? ''}`} sx={{ mb: 1 }}>
          <Box sx={{ mb: 0.75 }}>
            {form.version === null ? (
              form.title
            ) : (
              <TextLink to={`/forms/${form.key}/${form.version}`}>{form.title}</TextLink>
            )}
          </Box>
          {campaign && (
            <>
              <TextLink to={`/campaigns/${campaign.id}`}>{campaign.title}</TextLink>{' '}
              <CampaignState state={campaign.state} />
            </>
          )}
        </Box>
      ))}
    </Box>
  );
}
