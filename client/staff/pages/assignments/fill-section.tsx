import Typography from '@mui/material/Typography';
import type { CompiledPage } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { FillElements } from './fill-elements.tsx';
import type { Filling } from './use-filling.ts';

interface FillSectionProps {
  page: CompiledPage;
  filling: Filling;
  locked: boolean;
}

/** One page of the form as a section of the screen. */
export function FillSection({ page, filling, locked }: FillSectionProps) {
  const language = useLanguage();
  return (
    <Sheet title={page.title && localText(page.title, language)}>
      {page.description && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          {localText(page.description, language)}
        </Typography>
      )}
      <FillElements elements={page.elements} filling={filling} locked={locked} />
    </Sheet>
  );
}
