import Add from '@mui/icons-material/Add';
import Check from '@mui/icons-material/CheckCircleOutlined';
import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import PauseCircle from '@mui/icons-material/PauseCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecksView, RuleView } from '../../../../server/checks/schema.ts';
import { useRemoveRule } from '../../queries/checks.ts';
import { useCan } from '../../queries/person.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import { inWords } from './condition.ts';
import { RuleDialog } from './rule-dialog.tsx';

/** What the department wants to hold between the numbers of its organizations. */
export function OwnRules({ view }: { view: ChecksView }) {
  const { t } = useTranslation();
  const may = useCan()('check.write');
  const [editing, setEditing] = useState<RuleView | 'new' | null>(null);
  const [removing, setRemoving] = useState<RuleView | null>(null);
  const remove = useRemoveRule();
  const titles = new Map(view.elements.map(({ id, title }) => [id, title]));
  const columns: Column<RuleView>[] = [
    {
      id: 'message',
      title: t('check.text'),
      sortBy: ({ message }) => message,
      cell: ({ message }) => message,
    },
    {
      id: 'condition',
      title: t('check.condition'),
      width: '40%',
      searchBy: ({ expression }) => inWords(expression, titles, (one) => one),
      cell: ({ expression }) => (
        <Box sx={{ overflowWrap: 'anywhere' }}>
          {inWords(expression, titles, (one) => t(`check.operators.${one}`))}
        </Box>
      ),
    },
    {
      id: 'severity',
      title: t('check.severity'),
      sortBy: ({ severity }) => severity,
      cell: ({ severity }) => t(`check.severities.${severity}`),
    },
    {
      id: 'active',
      title: t('check.active'),
      sortBy: ({ active }) => Number(!active),
      cell: ({ active }) => (
        <Status
          tone={active ? 'good' : 'quiet'}
          icon={active ? Check : PauseCircle}
          text={t(active ? 'check.active' : 'check.stopped')}
        />
      ),
    },
    ...(may
      ? [
          {
            id: 'control',
            title: '',
            name: t('common.actions'),
            control: true,
            width: '6.5rem',
            cell: (rule: RuleView) => (
              <Box sx={{ whiteSpace: 'nowrap' }}>
                <IconButton
                  aria-label={t('check.edit', { name: rule.message })}
                  onClick={() => setEditing(rule)}
                >
                  <Edit />
                </IconButton>
                <IconButton
                  aria-label={t('check.remove', { name: rule.message })}
                  onClick={() => setRemoving(rule)}
                >
                  <Delete />
                </IconButton>
              </Box>
            ),
          },
        ]
      : []),
  ];
  const add = may && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setEditing('new')}>
      {t('check.addRule')}
    </Button>
  );
  return (
    <Sheet title={t('check.rules')} actions={add} flush={view.rules.length > 0}>
      <Box
        sx={{
          color: 'text.secondary',
          maxWidth: '60rem',
          ...(view.rules.length > 0 ? { px: { xs: 2, sm: 2.5 }, pb: 1.5 } : {}),
        }}
      >
        {t('check.rulesLead')} {view.rules.length === 0 && t('check.rulesEmpty')}
      </Box>
      {view.rules.length > 0 && (
        <DataTable
          caption={t('check.rulesCaption')}
          columns={columns}
          rows={view.rules}
          rowKey={({ id }) => id}
        />
      )}
      {editing && (
        <RuleDialog
          view={view}
          rule={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      <Confirm
        open={removing !== null}
        danger
        title={t('check.removeTitle')}
        submit={t('check.removeSubmit')}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(null)}
        onSubmit={() => {
          if (removing) remove.mutate(removing.id, { onSuccess: () => setRemoving(null) });
        }}
      >
        <Box sx={{ fontWeight: 600, mb: 1 }}>{removing?.message}</Box>
        {t('check.removeText')}
      </Confirm>
    </Sheet>
  );
}
