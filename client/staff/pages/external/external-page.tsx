import { useTranslation } from 'react-i18next';
import { useExternalTables } from '../../queries/external.ts';
import { useMunicipality } from '../../queries/municipalities.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { NumbersSheet } from './numbers-sheet.tsx';
import { TablesSheet } from './tables-sheet.tsx';

/** What other systems give to the indicators: tables by period, and single numbers. */
export function ExternalPage() {
  const { t } = useTranslation();
  const tables = useExternalTables();
  const municipality = useMunicipality();
  return (
    <Page
      title={t('external.title')}
      above={<TextLink to="/indicators">{t('indicator.title')}</TextLink>}
      lead={t('external.lead')}
    >
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
