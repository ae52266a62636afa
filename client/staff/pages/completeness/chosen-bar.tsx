import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixView } from '../../../../server/completeness/schema.ts';
import { useCan } from '../../queries/person.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { actionable } from './chosen.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import type { MatrixChoice } from './use-matrix-choice.ts';

type Open = 'remind' | 'extend' | 'accept' | null;

/** What can be done with everything that is ticked, each with the number it is done to. */
export function ChosenBar({ view, choice }: { view: MatrixView; choice: MatrixChoice }) {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  const { chosen, clear } = choice;
  const { owing, extendable, acceptable } = actionable(chosen);
  const done = () => {
    setOpen(null);
    clear();
  };
  const button = (what: Exclude<Open, null>, count: number) => (
    <Button size="small" variant="contained" disabled={count === 0} onClick={() => setOpen(what)}>
      {t(`completeness.${what}.button`, { number: count })}
    </Button>
  );
  return (
    <>
      <ChoiceBar
        choice={{
          ...{ chosen, hidden: 0, clear, all: false, can: () => true },
          ...{ has: () => true, toggle: () => undefined, toggleAll: () => undefined },
          name: () => '',
          actions: () => (
            <>
              {can('reminder.write') && button('remind', owing.length)}
              {can('dataForm.except') && button('extend', extendable.length)}
              {can('dataForm.accept') && button('accept', acceptable.length)}
            </>
          ),
        }}
      />
      {open === 'remind' && (
        <RemindDialog chosen={owing} onDone={done} onClose={() => setOpen(null)} />
      )}
      {open === 'extend' && (
        <ExtendDialog
          chosen={extendable}
          zone={view.timeZone}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'accept' && (
        <AcceptDialog
          chosen={acceptable}
          left={chosen.length - acceptable.length}
          forms={view.forms}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
