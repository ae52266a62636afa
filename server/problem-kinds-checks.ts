/** What can be met when rules are written, violations followed up and workbooks brought back. */
export const checkKinds = {
  'check.conflict': {
    status: 409,
    ru: 'Проверки только что изменил кто-то ещё. Обновите страницу: введённое осталось в полях.',
    en: 'Somebody else has just changed the checks. Reload the page: what you typed is still there.',
  },
  'check.refused': {
    status: 422,
    ru: 'Условие не подходит: {reason}.',
    en: 'The condition does not fit: {reason}.',
  },
  'check.gone': {
    status: 409,
    ru: 'Этого замечания проверки больше нет: форму отправили заново. Обновите страницу.',
    en: 'The check does not find this any more: the form was sent again. Reload the page.',
  },
  'workbook.notTemplate': {
    status: 422,
    ru: 'Это не шаблон формы. Скачайте шаблон на странице формы и заполните его: скрытые листы и столбцы в нём нужны.',
    en: 'This is not the template of a form. Download it from the form’s page and fill it in: its hidden sheets and columns are needed.',
  },
  'workbook.other': {
    status: 422,
    ru: 'Шаблон сделан для другой формы: {organization}, «{form}», {period}. Откройте ту форму или скачайте шаблон этой.',
    en: 'The template was made for another form: {organization}, “{form}”, {period}. Open that form or download this one’s template.',
  },
  'workbook.foreign': {
    status: 422,
    ru: 'Шаблон сделан для другой организации. Скачайте шаблон на странице своей формы.',
    en: 'The template was made for another organization. Download it from the page of your own form.',
  },
  'workbook.version': {
    status: 422,
    ru: 'Шаблон сделан по прежней версии формы ({made}, теперь {now}). Скачайте новый и перенесите числа.',
    en: 'The template was made from an earlier version of the form ({made}, now {now}). Download a new one and copy the numbers.',
  },
};
