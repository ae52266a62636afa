/** Headings and sentences of the spreadsheet. */
export const workbookWords = {
  ru: {
    about: 'О данных',
    table: 'Свод',
    counts: 'Число ответов',
    file: 'Свод',
    page: 'Страница &P из &N',
    organization: 'Организация',
    fullName: 'Полное название',
    cluster: 'Кластер',
    responses: 'Ответов',
    expected: 'Ожидается',
    rate: 'Доля ответивших',
    state: 'Форма',
    submitted: 'сдана',
    submittedAt: 'Сдана',
    answered: 'Ответили',
    subtotal: 'Итого по кластеру: ',
    total: 'Итого по муниципалитету',
    reporting: 'из них с данными',
    unknown: 'не указано',
    people: 'Участие',
    municipality: 'Муниципалитет',
    campaign: 'Кампания',
    form: 'Форма',
    version: 'версия',
    period: 'Период',
    opens: 'Открыта',
    closes: 'Закрыта или закрывается',
    audience: 'Кто отвечает',
    organizations: 'Организаций в списке',
    reported: 'Из них с данными в своде',
    responsesAll: 'Ответов в своде',
    expectedAll: 'Ожидалось ответов',
    rateAll: 'Доля ответивших',
    freshOn: 'Данные на',
    final: 'Данные окончательные',
    yes: 'да',
    no: 'нет, ещё меняются',
    noData: 'данных ещё нет',
    group: 'Наименьшая группа',
    madeAt: 'Таблица сделана',
    howToRead: 'Как читать',
  },
  en: {
    about: 'About the data',
    table: 'Summary',
    counts: 'Counts',
    file: 'Summary',
    page: 'Page &P of &N',
    organization: 'Organization',
    fullName: 'Full name',
    cluster: 'Cluster',
    responses: 'Responses',
    expected: 'Expected',
    rate: 'Response rate',
    state: 'Form',
    submitted: 'submitted',
    submittedAt: 'Submitted on',
    answered: 'Answered',
    subtotal: 'Cluster total: ',
    total: 'Municipality total',
    reporting: 'of which reported',
    unknown: 'not stated',
    people: 'Participation',
    municipality: 'Municipality',
    campaign: 'Campaign',
    form: 'Form',
    version: 'version',
    period: 'Period',
    opens: 'Opened',
    closes: 'Closed or closing',
    audience: 'Who answers',
    organizations: 'Organizations on the list',
    reported: 'Of which in the figures',
    responsesAll: 'Responses in the figures',
    expectedAll: 'Responses expected',
    rateAll: 'Response rate',
    freshOn: 'Data as of',
    final: 'Figures are final',
    yes: 'yes',
    no: 'no, they still change',
    noData: 'no data yet',
    group: 'Smallest group shown',
    madeAt: 'Table made',
    howToRead: 'How to read',
  },
} as const;

export const audienceWords: Record<string, { ru: string; en: string }> = {
  parents: { ru: 'родители', en: 'parents' },
  teachers: { ru: 'педагоги', en: 'teachers' },
  pupils: { ru: 'обучающиеся', en: 'pupils' },
  observers: { ru: 'эксперты-наблюдатели', en: 'observers' },
  organization: { ru: 'организации', en: 'organizations' },
};

interface Facts {
  dataForm: boolean;
  minimumGroup: number;
}

/** What a reader must know to read the table rightly. */
export function readingNotes({ dataForm, minimumGroup }: Facts, language: 'ru' | 'en'): string[] {
  const ru = language === 'ru';
  if (dataForm) {
    return ru
      ? [
          'В таблице последние сданные значения; черновики не учитываются.',
          '«Не сдано»: организация не сдала форму. «Не заполнено»: форма сдана без этого значения. «Нет данных»: организация назвала причину. «Не применимо»: показатель к ней не относится. Ни одно из этого не ноль.',
          'Складываются только количества. Баллы, проценты и отношения не складываются; для вопросов «да/нет» посчитано число ответов «да».',
          'Под итогом указано, сколько организаций дали значение и от скольких оно ожидалось (без тех, к кому показатель не относится).',
        ]
      : [
          'The table holds the values submitted last; drafts do not count.',
          '“Not submitted”: the form was not sent. “Left empty”: sent without this value. “No data”: the organization gave the reason. “Not applicable”: it has no such thing. None of these is a zero.',
          'Only quantities are summed. Scores, percentages and ratios are not; for yes/no questions the number of “yes” is given.',
          'Under a total stands how many organizations gave a value, and how many were to (without those to which it does not apply).',
        ];
  }
  const hidden = ru
    ? `Результаты групп меньше ${minimumGroup} ответов скрыты. Иногда скрыта и соседняя группа побольше, чтобы маленькую нельзя было вычислить. Итоги включают скрытые ответы.`
    : `Figures of fewer than ${minimumGroup} responses are hidden. Sometimes a larger neighbour is hidden too, so that the small one cannot be worked out. Totals include hidden responses.`;
  return [
    ...(minimumGroup > 1 ? [hidden] : []),
    ru
      ? 'Доли посчитаны от числа ответивших на вопрос. Доля по кластеру и муниципалитету: сумма ответов, делённая на сумму ответивших, а не среднее долей.'
      : 'Shares are of those who answered the question. A share of a cluster or the municipality is the sum of answers over the sum of people, not a mean of shares.',
    ru
      ? 'Где можно выбрать несколько вариантов, сумма долей больше 100 %.'
      : 'Where several options may be chosen the shares add up to more than 100%.',
  ];
}
