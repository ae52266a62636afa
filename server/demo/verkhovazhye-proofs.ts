/**
 * Documents that the invented district's schools gave, what its methodologist said of them, a
 * conclusion and the targets. All made up; the addresses lead nowhere.
 */
import type { Target } from '../../catalogs/dictionary.ts';
import type { VerdictInput } from '../evidence/schema.ts';

/** c confirmed, n not confirmed, r remark, g given and not looked at, `.` not given; by school. */
export const schoolProofs: Record<string, string> = {
  curriculum: 'ccccgc.cc.',
  'upbringing-programme': 'cccncccc.c',
  'career-service': 'ccg..c....',
  'career-partners': 'ccc.g.....',
  cooperation: 'cgrc.c.c..',
  observers: 'cccccc.cg.',
};

/** The department's own, by document. */
export const departmentProofs: Record<string, string> = {
  'olympiad-observers': 'c',
  'teacher-communities': 'g',
};

/** What each verdict says. */
export const verdicts: Record<string, Pick<VerdictInput, 'state' | 'text'>> = {
  c: { state: 'confirmed', text: '' },
  n: {
    state: 'notConfirmed',
    text: 'Это программа прошлого учебного года, раздела о профилактике в ней нет.',
  },
  r: { state: 'remark', text: 'Соглашение действует до декабря: приложите продление.' },
};

/** The one criterion that the catalog gives no number for. */
export const conclusion = {
  indicator: 'low-result-schools.2.8',
  level: 'growing',
  text: 'В трёх школах списка низкий уровень показали 13 из 94 обучающихся, год назад — 17 из 88. Лукошкинской школе помощь ещё нужна: там низкий уровень у 6 из 32.',
};

/** The programme sets no targets; these are the invented department's own. */
export function targets(period: string): Target[] {
  const source = 'Приказ управления образования о целевых значениях (демо)';
  const target = (indicator: string, value: number, comparison: Target['comparison']): Target => ({
    indicator,
    value,
    comparison,
    period,
    source,
  });
  return [
    target('training-quality.1.1', 75, 'atLeast'),
    target('training-quality.1.2', 85, 'atLeast'),
    target('low-result-schools.1.1', 20, 'atMost'),
    target('objectivity.1.1', 0, 'atMost'),
    target('talents.1.1', 12, 'atLeast'),
    target('methodical-work.1.1', 90, 'atLeast'),
    target('upbringing.2.1', 25, 'atLeast'),
  ];
}
