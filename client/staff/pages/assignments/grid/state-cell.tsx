import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { AbsentDialog } from '../absent-dialog.tsx';
import { fieldId } from '../field-id.ts';
import { useField, useFill } from '../store/fill-context.ts';
import { placeProps } from './number-cell.tsx';
import { quantityIcons, quantityOf } from './state-words.ts';

interface StateCellProps {
  question: CompiledQuestion;
  column?: number;
  /** Only the shape, its word for those who hear it: several quantities share a row. */
  short?: boolean;
}

/** Whether a quantity has a value, and why not; a press changes it. */
export function StateCell({ question, column, short = false }: StateCellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { store, editable } = useFill();
  const look = useField(question.name);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);
  const { name } = question;
  const quantity = quantityOf(look);
  const title = localText(question.title, language);
  const Icon = quantityIcons[quantity];
  const words = t(`fill.quantities.${quantity}`);
  const shown: ReactNode = (
    <>
      <Icon aria-hidden />
      {!short && <span>{words}</span>}
    </>
  );
  if (!editable || !look.enabled) return <span className={`state ${quantity}`}>{shown}</span>;
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <button
        type="button"
        id={`${fieldId(name)}-state`}
        className={`state ${quantity}`}
        aria-label={t('fill.stateOf', { state: words, name: title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={t('fill.changeState')}
        onClick={(event) => setAnchor(event.currentTarget)}
        {...(short ? { tabIndex: -1 } : placeProps(column))}
      >
        {shown}
      </button>
      {anchor && (
        <Menu open anchorEl={anchor} onClose={() => setAnchor(null)}>
          {look.state && (
            <MenuItem
              onClick={choose(() => {
                store.setState(name, null);
                focusLater(name);
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
          title={title}
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

/** The field comes back once the menu is gone. */
function focusLater(name: string): void {
  setTimeout(() => document.getElementById(fieldId(name))?.focus(), 50);
}
