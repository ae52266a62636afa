import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { AbsentDialog } from '../absent-dialog.tsx';
import { focusWhenDrawn } from '../after-paint.ts';
import { fieldId } from '../field-id.ts';
import { useFill } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';

interface StateMenuProps {
  question: CompiledQuestion;
  look: FieldLook;
  /** Null while it is shut. */
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** Why there is no value: chosen, and for absent data given a reason. */
export function StateMenu({ question, look, anchor, onClose }: StateMenuProps) {
  const { store, words } = useFill();
  const { t, language } = words;
  const [asking, setAsking] = useState(false);
  const { name } = question;
  const choose = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <>
      {anchor && (
        <Menu open anchorEl={anchor} onClose={onClose}>
          {look.state && (
            <MenuItem
              onClick={choose(() => {
                store.setState(name, null);
                focusWhenDrawn(fieldId(name));
              })}
            >
              {t('fill.hasValue')}
            </MenuItem>
          )}
          <MenuItem onClick={choose(() => setAsking(true))}>{t('fill.absent')}</MenuItem>
          <MenuItem
            onClick={choose(() => store.setState(name, { state: 'notApplicable', reason: '' }))}
          >
            {t('fill.notApplicable')}
          </MenuItem>
        </Menu>
      )}
      {asking && (
        <AbsentDialog
          title={localText(question.title, language)}
          reason={look.state?.reason ?? ''}
          onClose={() => setAsking(false)}
          onSubmit={(reason) => {
            store.setState(name, { state: 'absent', reason });
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
