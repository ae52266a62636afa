import Add from '@mui/icons-material/Add';
import Check from '@mui/icons-material/Check';
import UnfoldMore from '@mui/icons-material/UnfoldMore';
import ButtonBase from '@mui/material/ButtonBase';
import Box from '@mui/material/Box';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCan, usePerson } from '../../queries/person.ts';
import { useSwitchMunicipality } from '../../queries/session.ts';

/** The municipality being worked in; a menu when there are several or a new one may be made. */
export function MunicipalitySwitch({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation();
  const person = usePerson();
  const can = useCan();
  const navigate = useNavigate();
  const change = useSwitchMunicipality();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = person.municipalities.find(({ id }) => id === person.municipalityId)?.name ?? '';
  const mayCreate = can('municipality.create');

  if (person.municipalities.length < 2 && !mayCreate) {
    return <Box sx={{ px: 2.25, color: 'text.secondary', fontSize: '0.875rem' }}>{name}</Box>;
  }
  const leave = (path: string) => {
    setAnchor(null);
    onNavigate?.();
    void navigate(path);
  };
  const choose = (id: string) =>
    change.mutate(id, {
      onSuccess: () => leave('/'),
    });
  return (
    <Box sx={{ px: 1 }}>
      <ButtonBase
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        sx={{
          width: 1,
          minHeight: 44,
          px: 1.25,
          py: 0.75,
          gap: 1,
          borderRadius: 1,
          justifyContent: 'space-between',
          textAlign: 'left',
          fontSize: '0.875rem',
          color: 'text.secondary',
          '&:hover': { backgroundColor: '#e8eef0' },
        }}
      >
        <span>{name}</span>
        <UnfoldMore fontSize="small" titleAccess={t('municipality.switch')} />
      </ButtonBase>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {person.municipalities.map(({ id, name: itsName }) => (
          <MenuItem key={id} selected={id === person.municipalityId} onClick={() => choose(id)}>
            <ListItemIcon>
              {id === person.municipalityId && (
                <Check fontSize="small" titleAccess={t('municipality.current')} />
              )}
            </ListItemIcon>
            {itsName}
          </MenuItem>
        ))}
        {mayCreate && (
          <MenuItem onClick={() => leave('/municipalities/new')}>
            <ListItemIcon>
              <Add fontSize="small" aria-hidden />
            </ListItemIcon>
            {t('municipality.add')}
          </MenuItem>
        )}
      </Menu>
    </Box>
  );
}
