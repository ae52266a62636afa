import ContentCopy from '@mui/icons-material/ContentCopy';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import DriveFileMove from '@mui/icons-material/DriveFileMoveOutlined';
import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowActions } from './use-row-actions.ts';

interface RowMenuProps {
  name: string;
  title: string;
  pages: number;
  actions: RowActions;
}

/** What is done with a question less often than moving it. */
export function RowMenu({ name, title, pages, actions }: RowMenuProps) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('editor.more', { title })}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert sx={{ fontSize: 18 }} />
      </IconButton>
      {anchor && (
        // The focus goes where the action leads, not back to the button.
        <Menu open anchorEl={anchor} onClose={() => setAnchor(null)} disableRestoreFocus={false}>
          <MenuItem onClick={choose(() => actions.duplicate(name))}>
            <ListItemIcon>
              <ContentCopy fontSize="small" />
            </ListItemIcon>
            {t('editor.duplicate')}
          </MenuItem>
          {pages > 1 &&
            Array.from({ length: pages }, (_, page) => (
              <MenuItem key={page} onClick={choose(() => actions.moveToPage(name, page))}>
                <ListItemIcon>
                  <DriveFileMove fontSize="small" />
                </ListItemIcon>
                {t('editor.moveTo', { number: page + 1 })}
              </MenuItem>
            ))}
          <MenuItem onClick={choose(() => actions.remove(name))}>
            <ListItemIcon>
              <DeleteOutline fontSize="small" />
            </ListItemIcon>
            {t('editor.remove')}
          </MenuItem>
        </Menu>
      )}
    </>
  );
}
