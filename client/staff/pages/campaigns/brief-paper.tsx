import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Brief } from '../../../../server/reports/schema.ts';
import { BriefChart } from './brief-chart.tsx';

/** The sheet itself, as it comes out of a printer: A4 with the margins of official papers. */
export function BriefPaper({ brief }: { brief: Brief }) {
  const { t } = useTranslation();
  const { organization, items, chart, notes, signer } = brief;
  const name = organization?.name ?? brief.municipality;
  return (
    <Box component="article" aria-label={t('brief.paper', { name })} sx={paper}>
      <p className="center">{brief.municipality}</p>
      <h2 className="center title">{brief.title}</h2>
      <p className="center subtitle">{brief.subtitle}</p>
      <dl>
        {brief.facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {items.length > 0 && (
        <>
          <h3>{t('brief.items')}</h3>
          <table aria-label={t('brief.tableOf', { name })}>
            <thead>
              <tr>
                <th scope="col">{t('brief.item')}</th>
                <th scope="col" className="figure">
                  {brief.ownHeading}
                </th>
                {brief.wholeHeading && (
                  <th scope="col" className="figure">
                    {brief.wholeHeading}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, title, ownText, wholeText }) => (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td>{ownText}</td>
                  {brief.wholeHeading && <td>{wholeText}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {chart.lines.length > 0 && <BriefChart brief={brief} />}
      {notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      <div className="signature">
        <span>{signer.position}</span>
        <span className="blank">
          <span aria-hidden>&nbsp;</span>
          <small>{t('brief.signature')}</small>
        </span>
        <span className="blank">
          <span>{signer.name || <span aria-hidden>&nbsp;</span>}</span>
          <small>{t('brief.name')}</small>
        </span>
        <span className="day">
          {t('brief.dateLine')}
          <small>{t('brief.date')}</small>
        </span>
      </div>
    </Box>
  );
}

const paper = {
  width: '210mm',
  maxWidth: 1,
  minHeight: { md: '297mm' },
  boxSizing: 'border-box',
  mx: 'auto',
  p: { xs: 2, md: '20mm 10mm 20mm 30mm' },
  backgroundColor: '#ffffff',
  border: 1,
  borderColor: 'divider',
  color: '#000000',
  fontFamily: '"Times New Roman", "Liberation Serif", "PT Astra Serif", serif',
  fontSize: '12pt',
  lineHeight: 1.2,
  '& p': { m: 0 },
  '& .center': { textAlign: 'center' },
  '& .title': { fontSize: '14pt', m: '10pt 0 0', textTransform: 'uppercase', fontWeight: 700 },
  '& .subtitle': { mb: '10pt' },
  '& dl': { m: 0, fontSize: '11pt' },
  '& dl > div': {
    display: 'grid',
    gridTemplateColumns: { xs: '9rem 1fr', sm: '42mm 1fr' },
    columnGap: '3mm',
    py: '1pt',
  },
  '& dt': { color: '#51606b' },
  '& dd': { m: 0, minWidth: 0 },
  '& h3': { fontSize: '12pt', m: '10pt 0 4pt' },
  '& table': { width: 1, borderCollapse: 'collapse', fontSize: '11pt' },
  '& th, & td': { border: '1px solid #4a5a64', p: '2pt 4pt', verticalAlign: 'top' },
  '& th': { textAlign: 'left', fontWeight: 400 },
  '& thead': { display: 'table-header-group' },
  '& thead th': { fontWeight: 700, backgroundColor: '#eef3f5', printColorAdjust: 'exact' },
  '& thead th.figure, & td': { textAlign: 'right', width: '23%' },
  '& tr': { breakInside: 'avoid' },
  '& .note': { fontSize: '10pt', mt: '5pt' },
  '& .signature': {
    display: 'grid',
    gridTemplateColumns: { xs: '1fr', sm: '1.2fr 0.7fr 1.1fr 1fr' },
    columnGap: '3mm',
    rowGap: '6pt',
    alignItems: 'start',
    mt: '18pt',
    fontSize: '11pt',
    breakInside: 'avoid',
  },
  '& .signature small': { display: 'block', fontSize: '8pt', color: '#51606b' },
  '& .blank, & .day': { textAlign: 'center' },
  '& .blank > span:first-of-type': { display: 'block', borderBottom: '1px solid #000000' },
  '& .day': { whiteSpace: 'nowrap' },
  '@media print': { border: 0, p: 0, width: 1, minHeight: 0 },
};
