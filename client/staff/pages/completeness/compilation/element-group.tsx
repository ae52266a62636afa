import Box from '@mui/material/Box';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RowBox } from '../../../ui/row-box.tsx';

export interface GroupElement {
  id: string;
  title: string;
  unit: string;
}

interface ElementGroupProps {
  title: string;
  sections: readonly { title: string; elements: readonly GroupElement[] }[];
  ticked: ReadonlySet<string>;
  /** Unfolded from the start. */
  open: boolean;
  onToggle: (ids: readonly string[], on: boolean) => void;
}

/** One form with its sections: tick the whole, a section, or single quantities. */
export function ElementGroup({ title, sections, ticked, open, onToggle }: ElementGroupProps) {
  const { t } = useTranslation();
  const name = useId();
  const all = sections.flatMap(({ elements }) => elements.map(({ id }) => id));
  const box = (label: string, ids: readonly string[]) => {
    const on = ids.filter((id) => ticked.has(id)).length;
    return (
      <RowBox
        label={label}
        checked={on === ids.length}
        some={on > 0}
        onChange={() => onToggle(ids, on < ids.length)}
      />
    );
  };
  return (
    <Box sx={look}>
      <div className="form">
        {box(title, all)}
        <details {...(open ? { open: true } : {})}>
          <summary>
            {title}
            <span className="count">
              {t('common.of', {
                part: all.filter((id) => ticked.has(id)).length,
                whole: all.length,
              })}
            </span>
          </summary>
          {sections.map((section) => (
            <fieldset key={section.title} aria-labelledby={`${name}-${section.title}`}>
              {(section.title !== '' || sections.length > 1) && (
                <div className="section">
                  {box(
                    section.title,
                    section.elements.map(({ id }) => id),
                  )}
                  <strong id={`${name}-${section.title}`}>{section.title}</strong>
                </div>
              )}
              {section.elements.map(({ id, title: element, unit }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={ticked.has(id)}
                    onChange={(event) => onToggle([id], event.target.checked)}
                  />
                  <span>
                    {element}
                    {unit && <span className="unit">, {unit}</span>}
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </details>
      </div>
    </Box>
  );
}

const look = {
  borderTop: 1,
  borderColor: 'divider',
  py: 1,
  '& .form': { display: 'flex', alignItems: 'flex-start', gap: 1 },
  '& details': { flex: 1, minWidth: 0 },
  '& summary': { cursor: 'pointer', py: '4px', fontWeight: 600, borderRadius: 0.5 },
  '& .count': { ml: 1.5, fontWeight: 400, color: 'text.secondary' },
  '& .section': { display: 'flex', alignItems: 'flex-start', gap: 1, mt: 1, py: '2px' },
  '& fieldset': { border: 0, p: 0, m: 0 },
  '& label': {
    display: 'flex',
    gap: 1.25,
    alignItems: 'flex-start',
    py: '5px',
    pl: 1,
    cursor: 'pointer',
    fontSize: '0.875rem',
  },
  '& label input': {
    width: 18,
    height: 18,
    m: 0,
    mt: '1px',
    flexShrink: 0,
    accentColor: '#15566b',
  },
  '& .unit': { color: 'text.secondary' },
};
