import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useMoveCampaign } from '../../queries/campaigns.ts';
import { useForms } from '../../queries/forms.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { useTypeName } from '../organizations/type-name.ts';
import { UnaskedNotice } from './unasked-notice.tsx';
import { VersionNotice } from './version-notice.tsx';
import { expectsPeople } from './draft.ts';

/** The last look before a campaign opens: what will happen, what is missing, who is asked. */
export function DraftCheck({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const { campaign } = progress;
  const open = useMoveCampaign(campaign.id, 'open');
  const past = new Date(campaign.closesAt) <= new Date();
  const tab = campaign.kind === 'dataForm' ? '' : '?tab=links';
  const opened = () => void navigate(`/campaigns/${campaign.id}${tab}`);
  return (
    <>
      <Sheet title={t('campaign.check.title')}>
        <Consequences progress={progress} />
        <Warnings progress={progress} />
        <VersionNotice campaign={campaign} />
        <UnaskedNotice campaign={campaign} />
        {past && <Alert severity="error">{t('campaign.check.past')}</Alert>}
        {open.isError && (
          <Alert severity="error" sx={{ mt: 1.5 }}>
            {open.error.message}
          </Alert>
        )}
        {can('campaign.open') ? (
          <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button
              variant="contained"
              size="large"
              disabled={past || open.isPending}
              onClick={() => open.mutate(undefined, { onSuccess: opened })}
            >
              {t('campaign.open')}
            </Button>
            <LinkButton size="large" variant="outlined" to={`/campaigns/${campaign.id}/edit`}>
              {t('campaign.check.change')}
            </LinkButton>
          </Box>
        ) : (
          <Alert severity="info" sx={{ mt: 1.5 }}>
            {t('campaign.check.draftOnly')}
          </Alert>
        )}
      </Sheet>
      <Asked progress={progress} />
    </>
  );
}

function Consequences({ progress: { campaign } }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const opens = formatMoment(campaign.opensAt, zone, language);
  const closes = formatMoment(campaign.closesAt, zone, language);
  const now = new Date(campaign.opensAt) <= new Date();
  const dataForm = campaign.kind === 'dataForm';
  const count = campaign.organizations;
  return (
    <Box component="ul" sx={{ m: 0, mb: 2, pl: 2.5, '& li': { mb: 0.5 } }}>
      <li>{t(dataForm ? 'campaign.check.assignments' : 'campaign.check.links', { count })}</li>
      <li>{t(now ? 'campaign.check.now' : 'campaign.check.later', { opens, closes })}</li>
      <li>
        {t('campaign.check.frozen', { version: campaign.formVersion })}{' '}
        {t('campaign.check.movable')}
      </li>
    </Box>
  );
}

function Warnings({ progress: { campaign, organizations } }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const { data: forms = [] } = useForms();
  const form = forms.find(({ key }) => key === campaign.formKey);
  const names = (some: CampaignProgress['organizations']) =>
    some.map(({ id, name }) => shortName(id, name)).join(', ');
  const unknown = expectsPeople(form) ? organizations.filter((one) => one.expected === null) : [];
  const others = form
    ? organizations.filter(({ type }) => !form.organizationTypes.includes(type))
    : [];
  return (
    <>
      {others.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t('campaign.check.otherType', { names: names(others) })}
        </Alert>
      )}
      {unknown.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t('campaign.check.noPeople', { count: unknown.length, names: names(unknown) })}
        </Alert>
      )}
    </>
  );
}

function Asked({ progress: { campaign, organizations } }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shortName = useShortName();
  const typeName = useTypeName();
  return (
    <Sheet title={t('campaign.check.list')} flush>
      <DataTable
        caption={t('campaign.check.list')}
        rows={organizations}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            title: t('progress.organization'),
            sortBy: ({ id, name }) => shortName(id, name),
            cell: ({ id, name }) => <OrganizationName id={id} name={name} />,
          },
          {
            id: 'type',
            title: t('progress.type'),
            sortBy: ({ type }) => typeName(type),
            cell: ({ type }) => typeName(type),
          },
          ...(campaign.kind === 'dataForm'
            ? []
            : [
                {
                  id: 'expected',
                  title: t('campaign.check.people'),
                  figure: true,
                  sortBy: ({ expected }: (typeof organizations)[number]) => expected,
                  cell: ({ expected }: (typeof organizations)[number]) =>
                    expected === null
                      ? t('campaign.check.unknown')
                      : formatPlain(expected, language),
                },
              ]),
        ]}
      />
    </Sheet>
  );
}
