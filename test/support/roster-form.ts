const stages = [
  { value: 'noo', text: 'начальная школа' },
  { value: 'ooo', text: 'основная школа' },
];

/** A form with a question that is a table: parents list their children. */
export function rosterForm(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'family',
    version: 1,
    kind: 'questionnaire',
    audience: 'parents',
    organizationTypes: ['school'],
    periodType: 'schoolYear',
    anonymous: true,
    title: { ru: 'Дети и кружки', en: 'Children and clubs' },
    purpose: { ru: 'Узнать о кружках', en: 'To learn about clubs' },
    survey: { pages: [{ name: 'page1', elements: familyElements }] },
    elements: [],
    settings: [],
    ...change,
  };
}

/** The questions of {@link rosterForm}. */
const familyElements: Record<string, unknown>[] = [
  { type: 'rating', name: 'mood', title: 'Довольны ли Вы?' },
  {
    type: 'matrixdynamic',
    name: 'children',
    title: { default: 'Дети', en: 'Children' },
    columns: [
      { name: 'name', title: 'Имя', cellType: 'text' },
      { name: 'age', title: 'Возраст', cellType: 'text', inputType: 'number' },
      {
        name: 'club',
        title: { default: 'Ходит в кружок', en: 'Goes to a club' },
        cellType: 'boolean',
      },
      { name: 'stage', title: 'Уровень', cellType: 'dropdown', choices: stages },
      { name: 'hours', title: 'Часов в неделю', cellType: 'text', inputType: 'number' },
    ],
  },
];

export const children = { form: 'family', roster: 'children' };
