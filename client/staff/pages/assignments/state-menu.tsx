import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { AbsentDialog } from './absent-dialog.tsx';
import type { Filling } from './use-filling.ts';

interface StateMenuProps {
  question: CompiledQuestion;
  filling: Filling;
}

/** Says of one quantity that there is no data, or that it does not apply. */
export function StateMenu({ question, filling }: StateMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);
  const { name } = question;
  const state = filling.content.states[name];
  const title = localText(question.title, language);
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <IconButton
        aria-label={t('fill.menuOf', { name: title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {state && (
          <MenuItem onClick={choose(() => filling.setState(name, null))}>
            {t('fill.hasValue')}
          </MenuItem>
        )}
        <MenuItem onClick={choose(() => setAsking(true))}>{t('fill.absent')}</MenuItem>
        <MenuItem
          onClick={choose(() => filling.setState(name, { state: 'notApplicable', reason: '' }))}
        >
          {t('fill.notApplicable')}
        </MenuItem>
      </Menu>
      {asking && (
        <AbsentDialog
          title={title}
          reason={state?.reason ?? ''}
          onClose={() => setAsking(false)}
          onSubmit={(reason) => {
            filling.setState(name, { state: 'absent', reason });
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
