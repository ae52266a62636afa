import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useExternalTables } from '../../queries/external.ts';
import { useMunicipality } from '../../queries/municipalities.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { SectionNav } from '../shell/section-nav.tsx';
import { NumbersSheet } from './numbers-sheet.tsx';
import { TablesSheet } from './tables-sheet.tsx';

/** What other systems give to the indicators: tables by period, and single numbers. */
export function ExternalPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const tables = useExternalTables();
  const municipality = useMunicipality();
  return (
    <Page title={t('external.title')} lead={t('external.lead')}>
      <SectionNav of="indicators" period={search.get('period') ?? ''} />
      <Loaded query={tables}>
        {(all) => (
          <Loaded query={municipality}>
            {({ workingYear }) => (
              <>
                <TablesSheet tables={all} workingYear={workingYear} />
                <NumbersSheet workingYear={workingYear} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
