import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import Tune from '@mui/icons-material/Tune';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Choice {
  id: string;
  /** Neighbours of one group stand under one heading. */
  group: string;
  title: string;
}

interface SummaryColumnsProps {
  /** What the button says, «Столбцы: 9 из 73». */
  label: string;
  title: string;
  lead: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Named choices at one click. */
  presets: { text: string; ids: readonly string[] | null }[];
  /** A preset without ids: what the product chooses by itself. */
  onReset?: () => void;
}

/** A button that opens the list of everything that may be shown, question by question. */
export function SummaryColumns(props: SummaryColumnsProps) {
  const { label, title, lead, choices, chosen, onChange, presets, onReset } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const ticked = new Set(chosen);
  const groups = groupsOf(choices);
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const one of ids) {
      if (on) next.add(one);
      else next.delete(one);
    }
    onChange(choices.filter((one) => next.has(one.id)).map((one) => one.id));
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Tune />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby={id} fullWidth>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{lead}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
            {presets.map(({ text, ids }) => (
              <Button
                key={text}
                size="small"
                variant="outlined"
                onClick={() => (ids === null ? onReset?.() : onChange([...ids]))}
              >
                {text}
              </Button>
            ))}
          </Box>
          {groups.map(({ group, members }) => {
            const on = members.filter((one) => ticked.has(one.id)).length;
            const single = members.length === 1;
            return (
              <Box key={members[0]?.id} component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1 }}>
                {!single && (
                  <FormControlLabel
                    sx={{ display: 'flex' }}
                    control={
                      <Checkbox
                        size="small"
                        checked={on === members.length}
                        indeterminate={on > 0 && on < members.length}
                        onChange={(_, checked) =>
                          toggle(
                            members.map((one) => one.id),
                            checked,
                          )
                        }
                      />
                    }
                    label={<strong>{group || t('summary.organizations')}</strong>}
                  />
                )}
                <Box sx={{ display: 'flex', flexWrap: 'wrap', pl: single ? 0 : 3.5 }}>
                  {members.map((one) => (
                    <FormControlLabel
                      key={one.id}
                      sx={{ mr: 2 }}
                      control={
                        <Checkbox
                          size="small"
                          checked={ticked.has(one.id)}
                          onChange={(_, checked) => toggle([one.id], checked)}
                        />
                      }
                      label={single && group !== one.title ? `${group}: ${one.title}` : one.title}
                    />
                  ))}
                </Box>
              </Box>
            );
          })}
        </DialogContent>
        <DialogActions>
          <Button variant="contained" onClick={() => setOpen(false)}>
            {t('brief.apply')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function groupsOf(choices: readonly Choice[]): { group: string; members: Choice[] }[] {
  const groups: { group: string; members: Choice[] }[] = [];
  for (const one of choices) {
    const last = groups.at(-1);
    if (last?.group === one.group) last.members.push(one);
    else groups.push({ group: one.group, members: [one] });
  }
  return groups;
}
