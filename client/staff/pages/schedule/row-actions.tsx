import MoreVert from '@mui/icons-material/MoreVert';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useSetStates } from '../../queries/schedule.ts';
import { DatesDialog } from './dates-dialog.tsx';

const states = ['approved', 'done', 'draft', 'archive'] as const;

/** What can be done with one row. The menu exists only while it is open: there are hundreds. */
export function RowActions({ row }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dates, setDates] = useState(false);
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        aria-label={t('schedule.actionsOf', { title: row.title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 40, height: 40, my: -1 }}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      {anchor && (
        <RowMenu row={row} anchor={anchor} onClose={close} onDates={() => setDates(true)} />
      )}
      {dates && <DatesDialog row={row} onClose={() => setDates(false)} />}
    </>
  );
}

interface RowMenuProps {
  row: ScheduleRowView;
  anchor: HTMLElement;
  onClose: () => void;
  onDates: () => void;
}

function RowMenu({ row, anchor, onClose, onDates }: RowMenuProps) {
  const { t } = useTranslation();
  const set = useSetStates();
  const choose = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      {states
        .filter((state) => state !== row.plan.state)
        .map((state) => (
          <MenuItem key={state} onClick={choose(() => set.mutate({ state, rowIds: [row.id] }))}>
            {t(`schedule.set.${state}`)}
          </MenuItem>
        ))}
      <Divider />
      <MenuItem onClick={choose(onDates)}>{t('schedule.changeDates')}</MenuItem>
    </Menu>
  );
}
