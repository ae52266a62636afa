import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { Given } from './given.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { ProofState } from './proof-state.tsx';
import { stateOrder, type Proof } from './proofs.ts';
import { VerdictDialog } from './verdict-dialog.tsx';

interface ProofTableProps {
  proofs: Proof[];
  period: string;
  /** Whether there are several organizations, so that each row names its own. */
  several: boolean;
}

const keyOf = ({ organizationId, documentId }: Proof) => `${organizationId} ${documentId}`;

/** Documents, where each stands, and what can be done with it. */
export function ProofTable({ proofs, period, several }: ProofTableProps) {
  const { t } = useTranslation();
  const can = useCan();
  const shortName = useShortName();
  const [open, setOpen] = useState<{ key: string; dialog: 'link' | 'verdict' } | null>(null);
  const current = open && proofs.find((one) => keyOf(one) === open.key);
  const close = () => setOpen(null);
  // One document of many organizations is a list of organizations, not of headings.
  const single = several && new Set(proofs.map(({ documentId }) => documentId)).size === 1;
  const small = { color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 };
  return (
    <>
      <DataTable
        caption={t('evidence.title')}
        rows={proofs}
        rowKey={keyOf}
        copyable
        {...(several && !single
          ? { groupOf: ({ organization: { id, name } }: Proof) => shortName(id, name) }
          : {})}
        columns={[
          ...(single
            ? [
                {
                  id: 'organization',
                  title: t('evidence.organization'),
                  width: '30%',
                  sortBy: ({ organization: { id, name } }: Proof) => shortName(id, name),
                  cell: ({ organization: { id, name } }: Proof) => (
                    <OrganizationName id={id} name={name} />
                  ),
                },
              ]
            : []),
          {
            id: 'document',
            title: t('evidence.document'),
            width: single ? '30%' : '42%',
            sortBy: ({ document }) => document.title,
            cell: ({ document }) => (
              <>
                <Clamp text={document.title} />
                <Box sx={small}>
                  {t('evidence.proves', { count: document.indicators.length })}
                  {document.publishedAt &&
                    `. ${t('evidence.where', { place: document.publishedAt })}`}
                </Box>
              </>
            ),
          },
          {
            id: 'state',
            title: t('evidence.state'),
            sortBy: ({ state }) => stateOrder.indexOf(state),
            searchBy: ({ state }) => t(`evidence.states.${state}`),
            cell: ({ state, verdict }) => (
              <>
                <ProofState state={state} />
                {verdict && (
                  <Box sx={small}>
                    {verdict.text && <Clamp text={verdict.text} />}
                    {verdict.by}
                  </Box>
                )}
              </>
            ),
          },
          {
            id: 'link',
            title: t('evidence.link'),
            searchBy: ({ link }) =>
              link ? [link.url ?? '', ...link.files.map(({ name }) => name)].join(' ') : '',
            cell: (proof) =>
              proof.link && <Given proof={proof} link={proof.link} period={period} />,
          },
          {
            id: 'actions',
            title: t('common.actions'),
            control: true,
            cell: (proof) => (
              <Actions
                proof={proof}
                give={can('evidence.write')}
                judge={can('evidence.judge')}
                onOpen={(dialog) => setOpen({ key: keyOf(proof), dialog })}
              />
            ),
          },
        ]}
      />
      {current && open.dialog === 'link' && (
        <LinkDialog proof={current} period={period} onClose={close} />
      )}
      {current && open.dialog === 'verdict' && (
        <VerdictDialog proof={current} period={period} onClose={close} />
      )}
    </>
  );
}

interface ActionsProps {
  proof: Proof;
  give: boolean;
  judge: boolean;
  onOpen: (dialog: 'link' | 'verdict') => void;
}

function Actions({
  proof: { link, verdict, document, organization },
  give,
  judge,
  onOpen,
}: ActionsProps) {
  const { t } = useTranslation();
  const of = `${document.title}, ${organization.name}`;
  const button = (dialog: 'link' | 'verdict', text: string) => (
    <Button size="small" aria-label={`${text}: ${of}`} onClick={() => onOpen(dialog)}>
      {text}
    </Button>
  );
  return (
    // Below each other on a phone, each with room for a finger.
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: { xs: 2, sm: 1 } }}>
      {give && button('link', t(link ? 'evidence.changeLink' : 'evidence.giveLink'))}
      {judge && link && button('verdict', t(verdict ? 'evidence.changeVerdict' : 'evidence.check'))}
    </Box>
  );
}
