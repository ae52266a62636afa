import { AnchorsSheet } from './anchors-sheet.tsx';
import { OrganizationPlansSheet } from './organization-plans-sheet.tsx';
import { ResponsibleSheet } from './responsible-sheet.tsx';
import { RulesSheet } from './rules-sheet.tsx';
import { VersionsSheet } from './versions-sheet.tsx';

/** What keeps the plan in force: the order, the dates others count from, people, schools, rules. */
export function UpkeepView() {
  return (
    <>
      <VersionsSheet />
      <AnchorsSheet />
      <ResponsibleSheet />
      <OrganizationPlansSheet />
      <RulesSheet />
    </>
  );
}
