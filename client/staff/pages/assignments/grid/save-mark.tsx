import { useFill } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';
import type { FieldPhase } from '../saving/phases.ts';
import { Glyph, type GlyphName } from './glyph.tsx';

type Mark = Exclude<FieldPhase, 'untouched'> | 'offline' | 'locked';

const glyphs: Record<Mark, GlyphName> = {
  saved: 'saved',
  waiting: 'waiting',
  sending: 'sending',
  offline: 'offline',
  locked: 'locked',
  held: 'warning',
  refused: 'warning',
  conflict: 'conflict',
};

function shownOf({ phase, held, fault }: FieldLook): Mark | null {
  if (phase === 'untouched') return null;
  if (held !== null) return held === 'stopped' ? 'locked' : 'offline';
  return phase === 'saved' && fault ? 'held' : phase;
}

/** Whether what stands in one field is safe: a shape with its word, in a place of its own. */
export function SaveMark({ look }: { look: FieldLook }) {
  const { editable, words } = useFill();
  const { phase } = look;
  const shown = shownOf(look);
  if (!shown || (!editable && phase === 'saved')) return <span className="mark" />;
  const text = words.t(`fill.phases.${shown === 'held' && phase === 'saved' ? 'wrong' : shown}`);
  return (
    <span className={`mark ${shown}`} title={text}>
      <Glyph name={glyphs[shown]} label={text} />
    </span>
  );
}
