import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Binding } from '../../../../../server/completeness/bound-template.schema.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { placeWords, sourceWords } from './draft-binding.ts';

interface BindingListProps {
  bindings: readonly Binding[];
  organizations: readonly { id: string; shortName: string }[];
  onOpen: (binding: Binding) => void;
}

/** Everything that is bound, each with its place and of whom it is. */
export function BindingList({ bindings, organizations, onOpen }: BindingListProps) {
  const { t } = useTranslation();
  if (bindings.length === 0) return null;
  const about = ({ scope, source }: Binding) => {
    if (source.kind === 'period' || source.kind === 'date') return '';
    if (scope.of === 'row') return t('boundTemplate.column');
    if (scope.of === 'cluster') return t('boundTemplate.ofCluster', { name: scope.cluster });
    if (scope.of === 'municipality') return t('boundTemplate.ofMunicipality');
    return organizations.find(({ id }) => id === scope.organizationId)?.shortName ?? '';
  };
  return (
    <Sheet flush title={t('boundTemplate.all', { count: bindings.length })}>
      <DataTable
        caption={t('boundTemplate.all', { count: bindings.length })}
        id="bindings"
        rows={bindings}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'place',
            title: t('boundTemplate.place'),
            sortBy: (one) => `${one.sheet} ${placeWords(one)}`,
            cell: (one) => (
              <Button
                size="small"
                onClick={() => onOpen(one)}
              >{`${one.sheet}, ${placeWords(one)}`}</Button>
            ),
          },
          {
            id: 'what',
            title: t('boundTemplate.what'),
            sortBy: (one) => sourceWords(one, t),
            cell: (one) => sourceWords(one, t),
          },
          { id: 'of', title: t('boundTemplate.of'), sortBy: about, cell: about },
        ]}
      />
    </Sheet>
  );
}
