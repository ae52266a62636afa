import Button from '@mui/material/Button';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../../server/evidence/schema.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { ProofTable } from './proof-table.tsx';
import { proofsOf, stateOrder } from './proofs.ts';

/** Every document that every organization owes, given or not. */
export function ProofsTab({ query }: { query: UseQueryResult<EvidenceView> }) {
  const { t } = useTranslation();
  return (
    <Loaded query={query} rows={10}>
      {(view) =>
        view.items.length === 0 ? (
          <Empty title={t('evidence.emptyTitle')} text={t('evidence.emptyText')} />
        ) : (
          <Proofs view={view} />
        )
      }
    </Loaded>
  );
}

const everything = { state: '', organization: '', document: '' };

function Proofs({ view }: { view: EvidenceView }) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const [filter, setFilter] = useState(everything);
  const all = useMemo(() => proofsOf(view), [view]);
  const shown = useMemo(
    () =>
      all.filter(
        (one) =>
          (filter.state === '' || one.state === filter.state) &&
          (filter.organization === '' || one.organizationId === filter.organization) &&
          (filter.document === '' || one.documentId === filter.document),
      ),
    [all, filter],
  );
  const any = { value: '', text: t('common.all') };
  const count = (state: string) => all.filter((one) => one.state === state).length;
  const width = { width: { xs: 1, sm: 260 } };
  return (
    <>
      <FilterBar label={t('evidence.filter')}>
        <SelectField
          label={t('evidence.state')}
          value={filter.state}
          onChange={(state) => setFilter({ ...filter, state })}
          sx={width}
          options={[
            any,
            ...stateOrder.map((value) => ({
              value,
              text: `${t(`evidence.states.${value}`)} (${count(value)})`,
            })),
          ]}
        />
        {view.organizations.length > 1 && (
          <SelectField
            label={t('evidence.organization')}
            value={filter.organization}
            onChange={(organization) => setFilter({ ...filter, organization })}
            sx={width}
            options={[
              any,
              ...view.organizations.map(({ id, name }) => ({
                value: id,
                text: shortName(id, name),
              })),
            ]}
          />
        )}
        {view.organizations.length > 1 && view.documents.length > 1 && (
          <SelectField
            label={t('evidence.document')}
            value={filter.document}
            onChange={(document) => setFilter({ ...filter, document })}
            sx={width}
            options={[any, ...view.documents.map(({ id, title }) => ({ value: id, text: title }))]}
          />
        )}
      </FilterBar>
      {shown.length > 0 ? (
        <Sheet flush>
          <ProofTable proofs={shown} period={view.period} several={view.organizations.length > 1} />
        </Sheet>
      ) : (
        <Empty
          title={t('common.nothingFound')}
          text={t('common.nothingFoundHint')}
          action={<Button onClick={() => setFilter(everything)}>{t('common.resetFilters')}</Button>}
        />
      )}
    </>
  );
}
