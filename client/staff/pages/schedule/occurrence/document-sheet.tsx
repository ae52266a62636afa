import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

/** What the document itself says: its words and where they stand. */
export function DocumentSheet({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [];
  if (one.sourceLine !== null) {
    facts.push([t('occurrence.place'), t('schedule.sourceLine', { line: one.sourceLine })]);
  }
  if (one.timingText !== null) facts.push([t('schedule.timing'), one.timingText]);
  if (one.documentResponsible.length > 0) {
    facts.push([t('schedule.responsible'), one.documentResponsible.join('; ')]);
  }
  if (one.deliverable !== undefined) facts.push([t('schedule.deliverable'), one.deliverable]);
  if (one.items.length > 0) {
    facts.push([
      t('occurrence.items'),
      <Box key="items" component="ul" sx={{ m: 0, pl: 2.5 }}>
        {one.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </Box>,
    ]);
  }
  if (one.documentNote !== null) facts.push([t('occurrence.documentNote'), one.documentNote]);
  if (facts.length === 0) return null;
  return (
    <Sheet title={t('occurrence.document')}>
      <Facts items={facts} />
    </Sheet>
  );
}
