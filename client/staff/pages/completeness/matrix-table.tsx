import Box from '@mui/material/Box';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixRow, MatrixView, Tally } from '../../../../server/completeness/schema.ts';
import { formatDate } from '../../format/date.ts';
import { localText } from '../../format/local-text.ts';
import { shareOf, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DrawMore } from '../../ui/draw-more.tsx';
import { RowBox } from '../../ui/row-box.tsx';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import type { Shown } from './filter.ts';
import { matrixBox, matrixLook } from './matrix-look.ts';
import { MatrixRowCells } from './matrix-row.tsx';
import type { MatrixChoice } from './use-matrix-choice.ts';

interface MatrixTableProps {
  view: MatrixView;
  shown: Shown;
  /** Null while nothing is being chosen. */
  choice: MatrixChoice | null;
}

/** Rows that are drawn at once. */
const step = 60;

/** Organizations under their clusters × forms; header, first column and totals stay in sight. */
export const MatrixTable = memo(function MatrixTable({ view, shown, choice }: MatrixTableProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(step);
  const { columns, rows } = shown;
  const drawn = rows.slice(0, limit);
  const several = columns.length > 1;
  const width = columns.length + 1 + (several ? 1 : 0) + (choice ? 1 : 0);
  const caption = t('completeness.title');
  return (
    <>
      <Box sx={matrixBox} tabIndex={0} role="region" aria-label={caption}>
        <Box component="table" sx={matrixLook} aria-rowcount={rows.length + 1}>
          <caption style={visuallyHidden}>{caption}</caption>
          <MatrixHead view={view} shown={shown} choice={choice} several={several} />
          <tbody>
            {drawn.map((row, index) => (
              <RowWithHeading
                key={row.id}
                row={row}
                before={drawn[index - 1]}
                view={view}
                columns={columns}
                choice={choice}
                several={several}
                width={width}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              {choice && <td className="box" />}
              <th scope="row">{t('completeness.whole')}</th>
              {columns.map((index) => (
                <td key={index}>
                  <TallyCell tally={view.forms[index]?.tally} />
                </td>
              ))}
              {several && (
                <td>
                  <TallyCell tally={view.total} />
                </td>
              )}
            </tr>
          </tfoot>
        </Box>
      </Box>
      {drawn.length < rows.length && (
        <DrawMore
          drawn={drawn.length}
          onMore={() => setLimit((before) => before + 2 * step)}
          onAll={() => setLimit(Infinity)}
        />
      )}
    </>
  );
});

interface HeadProps extends MatrixTableProps {
  several: boolean;
}

function MatrixHead({ view, shown, choice, several }: HeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <thead>
      <tr>
        {choice && (
          <td className="box">
            <RowBox
              label={t('common.chooseAll')}
              checked={choice.state('all') === 'all'}
              some={choice.state('all') === 'some'}
              onChange={() => choice.toggle('all')}
            />
          </td>
        )}
        <th scope="col">{t('completeness.organization')}</th>
        {shown.columns.map((index) => {
          const form = view.forms[index];
          if (!form) return null;
          const title = localText(form.title, language);
          const due = formatDate(form.dueAt, view.timeZone, language);
          return (
            <th key={form.key} scope="col">
              <span className="head">
                {choice && (
                  <RowBox
                    label={t('common.choose', { name: title })}
                    checked={choice.state({ column: index }) === 'all'}
                    some={choice.state({ column: index }) === 'some'}
                    onChange={() => choice.toggle({ column: index })}
                  />
                )}
                <span>
                  <span className="title" title={title}>
                    {title}
                  </span>
                  <span className="under">{t('completeness.due', { day: due })}</span>
                </span>
              </span>
            </th>
          );
        })}
        {several && <th scope="col">{t('completeness.totals')}</th>}
      </tr>
    </thead>
  );
}

interface RowWithHeadingProps {
  row: MatrixRow;
  before: MatrixRow | undefined;
  view: MatrixView;
  columns: readonly number[];
  choice: MatrixChoice | null;
  several: boolean;
  width: number;
}

function RowWithHeading(props: RowWithHeadingProps) {
  const { row, before, view, columns, choice, several } = props;
  const { t } = useTranslation();
  const cluster = view.clusters.find((one) => one.cluster === row.cluster);
  const begins = view.clusters.length > 0 && (!before || before.cluster !== row.cluster);
  return (
    <>
      {begins && (
        <tr className="cluster">
          {choice && <td className="box" />}
          <th scope="rowgroup">{row.cluster || t('completeness.noCluster')}</th>
          {columns.map((index) => (
            <td key={index}>
              <TallyCell tally={cluster?.forms[index]} />
            </td>
          ))}
          {several && (
            <td>
              <TallyCell tally={cluster?.tally} />
            </td>
          )}
        </tr>
      )}
      <tr>
        {choice && (
          <td className="box">
            <RowBox
              label={t('common.choose', { name: row.shortName })}
              checked={choice.state({ row }) === 'all'}
              some={choice.state({ row }) === 'some'}
              onChange={() => choice.toggle({ row })}
            />
          </td>
        )}
        <MatrixRowCells
          row={row}
          forms={view.forms}
          columns={columns}
          zone={view.timeZone}
          choice={choice}
        />
        {several && (
          <td>
            <TallyCell tally={row.tally} plain />
          </td>
        )}
      </tr>
    </>
  );
}

/** «5 из 8» with its share; under it how many were on time, where that is another number. */
function TallyCell({ tally, plain = false }: { tally: Tally | undefined; plain?: boolean }) {
  const { t } = useTranslation();
  if (!tally || tally.asked === 0) return null;
  const { handedIn, asked, onTime } = tally;
  const share = withUnit(String(shareOf(handedIn, asked)), '%');
  return (
    <>
      <span className="count">
        {t('common.of', { part: handedIn, whole: asked })}
        {!plain && <span className="share">{share}</span>}
      </span>
      {onTime !== handedIn && (
        <span className="under">{t('completeness.onTimeCount', { number: onTime })}</span>
      )}
    </>
  );
}
