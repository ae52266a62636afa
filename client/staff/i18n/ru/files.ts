/** Files that are attached to anything. */
export const file = {
  drop: 'Перетащите файл сюда или',
  choose: 'Выбрать файл',
  kinds: 'PDF, JPEG, PNG, DOCX, XLSX, ODT или ODS, до 10 МБ',
  sending: 'Отправляется: {{name}}',
  checking: 'Проверяется: {{name}}',
  remove: 'Убрать файл «{{name}}»',
  forget: 'Не отправлять файл «{{name}}»',
  tooLarge: 'Файл больше 10 МБ. Сожмите его, разделите на части или дайте ссылку.',
  kilobytes: '{{size}} КБ',
  megabytes: '{{size}} МБ',
};
