import Block from '@mui/icons-material/Block';
import CallSplit from '@mui/icons-material/CallSplit';
import Check from '@mui/icons-material/Check';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import MoreVert from '@mui/icons-material/MoreVert';
import PersonOutline from '@mui/icons-material/PersonOutlineOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import RemoveCircle from '@mui/icons-material/RemoveCircleOutlined';
import Sync from '@mui/icons-material/Sync';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { memo } from 'react';

const shapes = {
  ...{ absent: Block, conflict: CallSplit, saved: Check, done: CheckCircle, offline: CloudOff },
  ...{ error: ErrorOutline, remark: FeedbackOutlined, doubt: HelpOutline, locked: Lock },
  ...{ waiting: MoreHoriz, more: MoreVert, person: PersonOutline, open: RadioButtonUnchecked },
  ...{ notApplicable: RemoveCircle, sending: Sync, warning: WarningAmber },
};

export type GlyphName = keyof typeof shapes;

/**
 * The shapes of all cells, drawn once on the page: a row only points at them, since hundreds of
 * icons with styles of their own would take longer to draw than the numbers.
 */
export const GlyphShapes = memo(function GlyphShapes() {
  return (
    <svg aria-hidden width={0} height={0} style={{ position: 'absolute' }}>
      {Object.entries(shapes).map(([name, Shape]) => (
        <symbol key={name} id={`glyph-${name}`} viewBox="0 0 24 24">
          <Shape component="g" />
        </symbol>
      ))}
    </svg>
  );
});

/** One of the shapes; without a label it only repeats what stands beside it. */
export function Glyph({ name, label }: { name: GlyphName; label?: string }) {
  return (
    <svg
      className="glyph"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <use href={`#glyph-${name}`} />
    </svg>
  );
}
