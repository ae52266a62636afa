import type { Language } from './page-data.ts';

/** The Russian plural form that goes with a count: one of «вопрос», «вопроса», «вопросов». */
export function russianPlural(count: number, one: string, few: string, many: string): string {
  const tens = count % 100;
  const units = count % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

const ru = {
  preview: 'Предпросмотр: ответы не отправляются',
  otherLanguage: 'English',
  purpose: 'Зачем',
  period: 'Период',
  duration: 'Займёт',
  minutes: (n: number) => `около ${n} ${russianPlural(n, 'минуты', 'минут', 'минут')}`,
  until: 'Открыт до',
  anonymousTitle: 'Опрос анонимный',
  anonymous:
    'Сохраняются только ваши ответы, организация и день, когда ответ получен, и больше ничего: ни имени, ни телефона, ни адреса устройства, ни времени.',
  namedTitle: 'Опрос не анонимный',
  named:
    'Вместе с ответами сохраняются организация и день. Если форма спрашивает, кто вы, это увидят сотрудники управления образования.',
  start: 'Начать',
  resume: 'Продолжить',
  step: (n: number, of: number) => `Шаг ${n} из ${of}`,
  back: 'Назад',
  next: 'Далее',
  submit: 'Отправить',
  requiredNote: 'Звёздочкой отмечены обязательные вопросы.',
  requiredMark: 'обязательный вопрос',
  faults: (n: number) =>
    `Проверьте ответы: ${n} ${russianPlural(n, 'вопрос требует', 'вопроса требуют', 'вопросов требуют')} внимания. Пояснение стоит у вопроса.`,
  error: 'Ошибка:',
  choose: 'Выберите из списка',
  clear: 'Убрать ответ',
  other: 'Другое',
  otherWords: 'Напишите свой вариант',
  none: 'Ничего из перечисленного',
  yes: 'Да',
  no: 'Нет',
  noValue: 'пока нет значения',
  addFile: 'Выбрать файл',
  addFiles: 'Выбрать файлы',
  removeFile: (name: string) => `Удалить файл ${name}`,
  remove: 'Удалить',
  fileLimit: (size: string) => `Не больше ${size}`,
  fileTooLarge: (name: string, size: string) =>
    `Файл «${name}» больше ${size}. Выберите файл поменьше.`,
  fileWrongType: (name: string, types: string) =>
    `Файл «${name}» не подходит. Можно приложить: ${types}.`,
  fileUnread: (name: string) => `Файл «${name}» не удалось прочитать. Выберите его ещё раз.`,
  sending: 'Отправляем ответ…',
  sendingHint: 'Не закрывайте страницу.',
  waiting: 'Ответ пока не отправлен. Мы повторим попытку.',
  waitingOffline:
    'Похоже, нет связи с интернетом. Ответ сохранён на этой странице и отправится сам, когда связь появится. Не закрывайте страницу.',
  waitingServer:
    'Сервер сейчас не отвечает. Ответ сохранён на этой странице и отправится сам. Не закрывайте страницу.',
  waitingBusy:
    'Сейчас отвечает много людей. Ответ сохранён на этой странице и отправится через некоторое время. Не закрывайте страницу.',
  retryNow: 'Отправить сейчас',
  doneTitle: 'Спасибо!',
  doneText: 'Ваш ответ принят. Эту страницу можно закрыть.',
  donePreview: 'Так выглядит конец опроса. В предпросмотре ничего не отправлено и не сохранено.',
  another: 'Ещё один ответ',
  anotherHint: 'Если у вас в этой организации учится ещё один ребёнок, ответьте и о нём.',
  restart: 'Начать сначала',
  closedTitle: 'Приём ответов завершён',
  closedText: 'Пока вы отвечали, опрос закрылся. Этот ответ не сохранён.',
  conflictTitle: 'Этот ответ уже был отправлен',
  conflictText: 'Первый ответ сохранён. Изменить его нельзя.',
  staleTitle: 'Страница устарела',
  staleText: 'Обновите её и отправьте ответ ещё раз: то, что вы отметили, сохранено.',
  reload: 'Обновить страницу',
  refusedTitle: 'Ответ не принят',
  refusedText: 'Обновите страницу и ответьте ещё раз. Если не поможет, напишите в организацию.',
  tooLargeText: 'Приложенные файлы слишком большие. Вернитесь и выберите файлы поменьше.',
  backToAnswers: 'Вернуться к ответам',
  loading: 'Загружаем вопросы…',
  loadFailed: 'Вопросы не загрузились. Проверьте связь с интернетом и попробуйте ещё раз.',
  tryAgain: 'Попробовать ещё раз',
  images: 'изображения',
  sizeUnits: ['байт', 'КБ', 'МБ'],
};

export type Words = typeof ru;

const en: Words = {
  preview: 'Preview: answers are not sent',
  otherLanguage: 'Русский',
  purpose: 'Purpose',
  period: 'Period',
  duration: 'Takes',
  minutes: (n) => `about ${n} ${n === 1 ? 'minute' : 'minutes'}`,
  until: 'Open until',
  anonymousTitle: 'This survey is anonymous',
  anonymous:
    'We keep only your answers, the organization and the day they arrived, and nothing else: no name, phone number, device address or time.',
  namedTitle: 'This survey is not anonymous',
  named:
    'The organization and the day are kept with the answers. If the form asks who you are, staff of the education department will see it.',
  start: 'Start',
  resume: 'Continue',
  step: (n, of) => `Step ${n} of ${of}`,
  back: 'Back',
  next: 'Next',
  submit: 'Send',
  requiredNote: 'Questions marked with an asterisk are required.',
  requiredMark: 'required question',
  faults: (n) =>
    `Check your answers: ${n} ${n === 1 ? 'question needs' : 'questions need'} attention. The reason is shown at the question.`,
  error: 'Error:',
  choose: 'Choose from the list',
  clear: 'Remove answer',
  other: 'Other',
  otherWords: 'Write your own answer',
  none: 'None of the above',
  yes: 'Yes',
  no: 'No',
  noValue: 'no value yet',
  addFile: 'Choose a file',
  addFiles: 'Choose files',
  removeFile: (name) => `Remove the file ${name}`,
  remove: 'Remove',
  fileLimit: (size) => `At most ${size}`,
  fileTooLarge: (name, size) => `The file “${name}” is larger than ${size}. Choose a smaller one.`,
  fileWrongType: (name, types) => `The file “${name}” does not fit. You can attach: ${types}.`,
  fileUnread: (name) => `The file “${name}” could not be read. Choose it again.`,
  sending: 'Sending your answer…',
  sendingHint: 'Please keep this page open.',
  waiting: 'Your answer has not been sent yet. We will try again.',
  waitingOffline:
    'There seems to be no internet connection. Your answer is kept on this page and will be sent once you are online. Please keep the page open.',
  waitingServer:
    'The server is not responding. Your answer is kept on this page and will be sent by itself. Please keep the page open.',
  waitingBusy:
    'Many people are answering right now. Your answer is kept on this page and will be sent in a while. Please keep the page open.',
  retryNow: 'Send now',
  doneTitle: 'Thank you!',
  doneText: 'Your answer has been received. You can close this page.',
  donePreview: 'This is how the survey ends. Nothing was sent or kept in this preview.',
  another: 'One more answer',
  anotherHint: 'If you have another child in this organization, please answer for them too.',
  restart: 'Start again',
  closedTitle: 'The survey is closed',
  closedText: 'It closed while you were answering. This answer was not kept.',
  conflictTitle: 'This answer has already been sent',
  conflictText: 'The first answer was kept. It cannot be changed.',
  staleTitle: 'The page is out of date',
  staleText: 'Reload it and send the answer again: what you marked has been kept.',
  reload: 'Reload the page',
  refusedTitle: 'The answer was not accepted',
  refusedText: 'Reload the page and answer again. If that fails, contact the organization.',
  tooLargeText: 'The attached files are too large. Go back and choose smaller ones.',
  backToAnswers: 'Back to the answers',
  loading: 'Loading the questions…',
  loadFailed: 'The questions did not load. Check your connection and try again.',
  tryAgain: 'Try again',
  images: 'images',
  sizeUnits: ['bytes', 'KB', 'MB'],
};

/** The page's own words in a language. */
export function wordsOf(language: Language): Words {
  return language === 'en' ? en : ru;
}
