import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { dayText, whenText } from '../occurrence-words.ts';
import { byResponsible } from '../people/by-responsible.ts';
import { StandingMark } from '../standing-mark.tsx';
import { standingOf } from '../standing.ts';

interface PaperListProps {
  items: readonly OccurrenceView[];
  directions: readonly { id: string; title: string }[];
  by: 'directions' | 'people' | 'days';
}

/** The plan as a table with a place for the mark of what was done. */
export function PaperList({ items, directions, by }: PaperListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const groups = groupsOf(items, directions, by, {
    others: t('schedule.noDirection'),
    nobody: t('occurrence.nobody'),
  });
  const numbers = new Map(groups.flatMap(({ list }) => list).map(({ id }, at) => [id, at + 1]));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" style={{ width: '4%' }}>
            {t('plan.print.number')}
          </th>
          <th scope="col">{t('schedule.event')}</th>
          <th scope="col" style={{ width: '15%' }}>
            {t('schedule.timing')}
          </th>
          <th scope="col" style={{ width: '19%' }}>
            {t('schedule.responsible')}
          </th>
          <th scope="col" style={{ width: '18%' }}>
            {t('schedule.deliverable')}
          </th>
          <th scope="col" style={{ width: '12%' }}>
            {t('plan.print.mark')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, title, list }) => (
          <Fragment key={key}>
            {title !== '' && (
              <tr className="group">
                <th colSpan={6} scope="colgroup">
                  {title}
                </th>
              </tr>
            )}
            {list.map((one) => (
              <tr key={one.id}>
                <td>{numbers.get(one.id)}</td>
                <td>{[one.title, one.event].filter(Boolean).join(', ')}</td>
                <td>{whenText(one, language, t)}</td>
                <td>{one.responsible?.name ?? ''}</td>
                <td>{one.deliverable ?? ''}</td>
                <td>
                  <StandingMark standing={standingOf(one)} />{' '}
                  {t(`occurrence.standings.${standingOf(one)}`)}
                  {one.doneOn !== undefined && `, ${dayText(one.doneOn, language)}`}
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface Group {
  key: string;
  title: string;
  list: readonly OccurrenceView[];
}

function groupsOf(
  items: readonly OccurrenceView[],
  directions: PaperListProps['directions'],
  by: PaperListProps['by'],
  words: { others: string; nobody: string },
): Group[] {
  if (by === 'days') return [{ key: '', title: '', list: items }];
  if (by === 'people') {
    return byResponsible(items).map(({ key, name, list }) => ({
      ...{ key, list },
      title: key === '' ? words.nobody : name,
    }));
  }
  return [...directions, { id: '', title: words.others }]
    .map(({ id, title }) => ({
      ...{ key: id, title },
      list: items.filter(({ directionId = '' }) => directionId === id),
    }))
    .filter(({ list }) => list.length > 0);
}
