import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { IndicatorTree as Tree } from '../../../../server/indicators/schema.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { DirectionSheet } from './direction-sheet.tsx';
import { useTree } from './use-tree.ts';

/** Directions as sheets that open and close; blocks of directions keep their heading. */
export function IndicatorTree({ tree }: { tree: Tree }) {
  const { t } = useTranslation();
  const shown = useTree(tree);
  const blocks: Record<string, string> = t('indicator.blocks', { returnObjects: true });
  return (
    <>
      <FilterBar label={t('indicator.find')}>
        <SearchField
          label={t('indicator.find')}
          value={shown.search}
          onChange={shown.setSearch}
          width="22rem"
        />
        <FormControlLabel
          label={t('indicator.onlyValues')}
          control={
            <Switch
              checked={shown.onlyValues}
              onChange={(_, checked) => shown.setOnlyValues(checked)}
            />
          }
        />
        <Button size="small" onClick={() => shown.setAll(true)}>
          {t('indicator.expandAll')}
        </Button>
        <Button size="small" onClick={() => shown.setAll(false)}>
          {t('indicator.collapseAll')}
        </Button>
      </FilterBar>
      {shown.directions.length === 0 && (
        <Empty
          title={t('common.nothingFound')}
          text={t('common.nothingFoundHint')}
          action={<Button onClick={shown.reset}>{t('common.resetFilters')}</Button>}
        />
      )}
      {shown.directions.map((direction, index) => (
        <div key={direction.id}>
          {direction.block !== null && direction.block !== shown.directions[index - 1]?.block && (
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: index ? 3 : 0, mb: 1 }}>
              {blocks[direction.block] ?? direction.block}
            </Typography>
          )}
          <DirectionSheet
            direction={direction}
            period={tree.period}
            open={shown.isOpen(direction.id)}
            onToggle={() => shown.toggle(direction.id)}
          />
        </div>
      ))}
    </>
  );
}
