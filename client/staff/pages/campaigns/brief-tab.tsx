import Print from '@mui/icons-material/Print';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { queryString } from '../../api.ts';
import { useCan } from '../../queries/person.ts';
import { briefFile, useBrief } from '../../queries/reports.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { DownloadButton } from '../reports/download-button.tsx';
import { BriefPaper } from './brief-paper.tsx';
import { SummaryColumns } from './summary-columns.tsx';

/** One page about the municipality or an organization: seen, chosen from, printed, saved. */
export function BriefTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { state } = progress.campaign;
  if (state === 'draft' || state === 'planned') {
    return <Empty title={t('summary.plannedTitle')} text={t('summary.plannedText')} />;
  }
  return <ChosenBrief progress={progress} />;
}

function ChosenBrief({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const can = useCan();
  const shortName = useShortName();
  const [search, setSearch] = useSearchParams();
  const { id: campaignId } = progress.campaign;
  const everyone = can('report.read');
  const organizations = progress.organizations
    .map(({ id, name }) => ({ value: id, text: shortName(id, name) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'ru', { numeric: true }));
  const offered = everyone
    ? [{ value: '', text: t('brief.whole') }, ...organizations]
    : organizations;
  const asked = search.get('organization') ?? '';
  const organization = offered.some(({ value }) => value === asked)
    ? asked
    : (offered[0]?.value ?? '');
  const items = search.get('items') ?? '';
  const about = { campaignId, organization, items };
  const brief = useBrief(about);
  const change = (next: { organization?: string; items?: string }) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        <SelectField
          label={t('brief.about')}
          value={organization}
          onChange={(value) => change({ organization: value })}
          sx={{ width: { xs: 1, sm: '22rem' } }}
          options={offered}
        />
        {brief.data && (
          <SummaryColumns
            label={t('brief.choose', {
              shown: brief.data.items.length,
              all: brief.data.choices.length,
            })}
            title={t('brief.chooseTitle')}
            lead={t('brief.chooseLead')}
            choices={brief.data.choices}
            chosen={items === '' ? brief.data.chosen : items.split(',')}
            onChange={(chosen) => change({ items: chosen.join(',') })}
            presets={[{ text: t('brief.automatic'), ids: null }]}
            onReset={() => change({ items: '' })}
          />
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2.5 }}>
        <DownloadButton variant="contained" path={briefFile(about)}>
          {t('brief.docx')}
        </DownloadButton>
        <LinkButton
          variant="outlined"
          startIcon={<Print />}
          to={`/campaigns/${campaignId}/brief${queryString({ organization, items })}`}
        >
          {t('brief.print')}
        </LinkButton>
        {everyone && (
          <DownloadButton path={briefFile({ ...about, organization: 'all' })}>
            {t('brief.all')}
          </DownloadButton>
        )}
      </Box>
      <Loaded query={brief} rows={14}>
        {(data) => <BriefPaper brief={data} />}
      </Loaded>
    </>
  );
}
