import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editedKinds, type EditedKind } from '../../../../../forms/edit/kinds.ts';

const tight = { px: 0.75, minWidth: 0, fontSize: '0.8125rem' };

/** Kinds with a name short enough for a button. */
export type ShortKind = Extract<
  EditedKind,
  'one' | 'many' | 'rating' | 'yesNo' | 'long' | 'number' | 'short'
>;

interface AddBarProps {
  /** Kinds that come first in forms of this sort. */
  first: readonly ShortKind[];
  onAdd: (kind: EditedKind) => void;
}

/** A new question of a kind in one press. */
export function AddBar({ first, onAdd }: AddBarProps) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const rest = editedKinds.filter((kind) => !first.some((one) => one === kind));
  return (
    <Box
      role="group"
      aria-label={t('editor.add')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 0.25,
        px: 1.5,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography aria-hidden variant="body2" sx={{ color: 'text.secondary', mr: 0.5 }}>
        {t('editor.add')}
      </Typography>
      {first.map((kind) => (
        <Button
          key={kind}
          size="small"
          aria-label={`${t('editor.add')} ${t(`editor.kinds.${kind}`)}`}
          onClick={() => onAdd(kind)}
          sx={tight}
        >
          {t(`editor.shortKinds.${kind}`)}
        </Button>
      ))}
      <Button
        size="small"
        sx={tight}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('editor.addMore')}…
      </Button>
      {anchor && (
        <Menu open anchorEl={anchor} onClose={() => setAnchor(null)} disableRestoreFocus>
          {rest.map((kind) => (
            <MenuItem
              key={kind}
              onClick={() => {
                setAnchor(null);
                onAdd(kind);
              }}
            >
              {t(`editor.kinds.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </Box>
  );
}
