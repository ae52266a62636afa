import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CompiledElement, CompiledPanel } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { FillQuestion } from './fill-question.tsx';
import type { Filling } from './use-filling.ts';

interface FillElementsProps {
  elements: CompiledElement[];
  filling: Filling;
  locked: boolean;
}

/** The visible parts of a section in two columns; panels and texts take the whole width. */
export function FillElements({ elements, filling, locked }: FillElementsProps) {
  const language = useLanguage();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' },
        columnGap: 5,
        rowGap: 2.25,
        alignItems: 'start',
      }}
    >
      {elements
        .filter(({ name }) => filling.state.visible[name])
        .map((element) => {
          switch (element.element) {
            case 'question':
              return (
                <FillQuestion
                  key={element.name}
                  question={element}
                  filling={filling}
                  locked={locked}
                />
              );
            case 'panel':
              return <Panel key={element.name} panel={element} filling={filling} locked={locked} />;
            case 'text':
              return (
                <Typography key={element.name} sx={{ gridColumn: '1 / -1' }}>
                  {localText(element.text, language)}
                </Typography>
              );
          }
        })}
    </Box>
  );
}

interface PanelProps {
  panel: CompiledPanel;
  filling: Filling;
  locked: boolean;
}

function Panel({ panel, filling, locked }: PanelProps) {
  const language = useLanguage();
  return (
    <Box
      component="fieldset"
      sx={{ gridColumn: '1 / -1', border: 0, p: 0, m: 0, mt: 1, minWidth: 0 }}
    >
      {panel.title && (
        <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1 }}>
          {localText(panel.title, language)}
        </Typography>
      )}
      {panel.description && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {localText(panel.description, language)}
        </Typography>
      )}
      <FillElements elements={panel.elements} filling={filling} locked={locked} />
    </Box>
  );
}
