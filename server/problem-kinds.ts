import { checkKinds } from './problem-kinds-checks.ts';
import { collectingKinds } from './problem-kinds-collecting.ts';

/** What an error of one kind answers. */
export interface Kind {
  status: number;
  ru: string;
  en: string;
}

/**
 * Every error that leaves the server on purpose: its code, HTTP status and sentence.
 * `{name}` in a sentence is filled from the parameters.
 */
export const kinds = {
  'body.malformed': {
    status: 400,
    ru: 'Запрос не читается: это не JSON. Обновите страницу и повторите.',
    en: 'The request cannot be read: it is not JSON. Reload the page and try again.',
  },
  'body.tooLarge': {
    status: 413,
    ru: 'Данных слишком много: предел {limit}. Сократите текст или файлы.',
    en: 'Too much data: the limit is {limit}. Shorten the text or the files.',
  },
  'body.type': {
    status: 415,
    ru: 'Ожидается JSON (Content-Type: application/json).',
    en: 'JSON is expected (Content-Type: application/json).',
  },
  'body.bytes': {
    status: 415,
    ru: 'Ожидается файл или текст (Content-Type: application/octet-stream).',
    en: 'A file or a text is expected (Content-Type: application/octet-stream).',
  },
  'input.invalid': {
    status: 422,
    ru: 'Проверьте поле «{path}»: {reason}.',
    en: 'Check the field “{path}”: {reason}.',
  },
  'route.unknown': {
    status: 404,
    ru: 'Такого адреса нет.',
    en: 'There is no such address.',
  },
  'session.required': {
    status: 401,
    ru: 'Войдите в систему, чтобы продолжить.',
    en: 'Sign in to continue.',
  },
  'session.wrong': {
    status: 401,
    ru: 'Имя или пароль не подошли. Проверьте раскладку и попробуйте ещё раз.',
    en: 'The name or the password did not match. Check them and try again.',
  },
  'session.blocked': {
    status: 403,
    ru: 'Доступ закрыт. Чтобы его вернули, обратитесь к специалисту управления образования.',
    en: 'Access is blocked. To get it back, ask the specialist of the education department.',
  },
  'person.beyond': {
    status: 403,
    ru: 'Роль «{role}» назначает и меняет только администратор.',
    en: 'Only an administrator can give or change the role “{role}”.',
  },
  'person.self': {
    status: 409,
    ru: 'Свою роль и свой доступ изменить нельзя: попросите другого администратора. Пароль меняется в меню под вашим именем.',
    en: 'You cannot change your own role or access: ask another administrator. The password is changed in the menu under your name.',
  },
  'person.lastAdministrator': {
    status: 409,
    ru: 'Это последний администратор муниципалитета. Сначала назначьте другого.',
    en: 'This is the last administrator of the municipality. Appoint another one first.',
  },
  'person.elsewhere': {
    status: 403,
    ru: 'Этот человек работает и в другом муниципалитете: имя, почту, телефон и пароль меняет только администратор всех его муниципалитетов.',
    en: 'This person works in another municipality too: name, e-mail, phone and password are changed only by an administrator of all of them.',
  },
  'person.emailTaken': {
    status: 409,
    ru: 'Адрес {email} уже указан у другого человека в муниципалитете.',
    en: 'Somebody else in the municipality already has the address {email}.',
  },
  'person.exists': {
    status: 409,
    ru: 'Такой человек здесь уже есть: {name}. Если это полный тёзка, укажите его электронную почту.',
    en: 'This person is already here: {name}. If it is a namesake, give their e-mail.',
  },
  'person.blocked': {
    status: 409,
    ru: 'Доступ закрыт: {name}. Сначала верните доступ, затем пригласите.',
    en: 'Access is blocked: {name}. Unblock it first, then invite.',
  },
  'person.changed': {
    status: 409,
    ru: 'Данные этого человека только что изменил кто-то ещё. Обновите страницу и повторите.',
    en: 'Somebody else changed this person just now. Reload the page and try again.',
  },
  'invitation.mistyped': {
    status: 422,
    ru: 'В коде 20 латинских букв и цифр, пять групп по четыре. Сверьте его с листком.',
    en: 'A code has 20 Latin letters and digits in five groups of four. Compare it with the slip.',
  },
  'invitation.unknown': {
    status: 404,
    ru: 'Такого кода нет. Сверьте его с листком; если всё верно, попросите новый у специалиста управления образования.',
    en: 'There is no such code. Compare it with the slip; if it is right, ask the specialist of the education department for a new one.',
  },
  'invitation.used': {
    status: 410,
    ru: 'Этот код уже использован: по нему задан пароль. Войдите с этим паролем, а если забыли его, попросите новый код у специалиста управления образования.',
    en: 'This code has been used: a password was set with it. Sign in with that password, or ask the specialist of the education department for a new code.',
  },
  'invitation.withdrawn': {
    status: 410,
    ru: 'Этот код отозван: взамен мог быть выдан другой. Возьмите более поздний или попросите новый у специалиста управления образования.',
    en: 'This code was withdrawn, perhaps replaced by another. Use the later one or ask the specialist of the education department for a new one.',
  },
  'invitation.expired': {
    status: 410,
    ru: 'Срок этого кода истёк. Попросите новый у специалиста управления образования.',
    en: 'This code has expired. Ask the specialist of the education department for a new one.',
  },
  'password.weak': {
    status: 422,
    ru: 'Такой пароль легко угадать. Возьмите несколько не связанных между собой слов.',
    en: 'This password is easy to guess. Take several words that have nothing to do with each other.',
  },
  'password.wrong': {
    status: 422,
    ru: 'Нынешний пароль не подошёл. Проверьте раскладку и попробуйте ещё раз.',
    en: 'The current password did not match. Check the keyboard and try again.',
  },
  'permission.denied': {
    status: 403,
    ru: 'У вашей роли нет права на это действие. Кому оно нужно, тому его даёт администратор.',
    en: 'Your role does not allow this action. An administrator gives it to those who need it.',
  },
  'csrf.invalid': {
    status: 403,
    ru: 'Страница устарела. Обновите её и повторите действие.',
    en: 'The page is out of date. Reload it and repeat the action.',
  },
  'rate.limited': {
    status: 429,
    ru: 'Слишком много запросов подряд. Подождите {seconds}\u00a0с и повторите.',
    en: 'Too many requests in a row. Wait {seconds} s and try again.',
  },
  'storage.unavailable': {
    status: 503,
    ru: 'Хранилище временно недоступно, ничего не изменено. Повторите через минуту.',
    en: 'The storage is unavailable for now, nothing was changed. Try again in a minute.',
  },
  'server.failed': {
    status: 500,
    ru: 'На сервере произошла ошибка. Мы записали её; повторите позже.',
    en: 'The server failed. The error has been recorded; try again later.',
  },
  'thing.notFound': {
    status: 404,
    ru: 'Не найдено: {what}.',
    en: 'Not found: {what}.',
  },
  'thing.exists': {
    status: 409,
    ru: 'Уже есть: {what}. Измените «{path}».',
    en: 'It exists already: {what}. Change “{path}”.',
  },
  'import.notReady': {
    status: 422,
    ru: 'В таблице остались ошибки или вопросы без ответа: {rows}. Ничего не записано.',
    en: 'The table still has errors or open questions: {rows}. Nothing was written.',
  },
  'import.changed': {
    status: 409,
    ru: 'Пока вы проверяли таблицу, список организаций изменился: {rows}. Ничего не записано, проверьте эти строки ещё раз.',
    en: 'The list of organizations changed while you were checking the table: {rows}. Nothing was written, check these rows again.',
  },
  'import.busy': {
    status: 409,
    ru: 'Сейчас записывается другая загрузка организаций. Подождите несколько секунд и повторите.',
    en: 'Another import of organizations is being written. Wait a few seconds and try again.',
  },
  'external.columns': {
    status: 422,
    ru: 'Столбцы разобраны не до конца. {reason}',
    en: 'The columns are not sorted out yet. {reason}',
  },
  'external.notClean': {
    status: 422,
    ru: 'Строк, которые не загрузить: {rows}. Исправьте файл или отметьте, что их надо пропустить. Ничего не изменено.',
    en: 'Rows that cannot be taken: {rows}. Correct the file, or say that they are to be left out. Nothing was changed.',
  },
  'external.nothing': {
    status: 422,
    ru: 'В файле нет ни одной строки, которую можно загрузить. Ничего не изменено.',
    en: 'The file has no row that can be taken. Nothing was changed.',
  },
  'external.changed': {
    status: 409,
    ru: 'С тех пор как вы проверяли файл, изменились данные или список организаций. Ничего не изменено: проверьте файл ещё раз.',
    en: 'The data or the list of organizations changed since you checked the file. Nothing was changed: check the file again.',
  },
  'external.decided': {
    status: 409,
    ru: 'Эта загрузка уже подтверждена. Откройте страницу заново, чтобы загрузить другой файл.',
    en: 'This import is confirmed already. Open the page anew to import another file.',
  },
  'table.empty': {
    status: 422,
    ru: 'В таблице нет ни одной заполненной ячейки. Выделите её в Excel вместе с заголовками, скопируйте и вставьте ещё раз.',
    en: 'The table has no filled cell. Select it in the spreadsheet with its headings, copy it and paste it again.',
  },
  'table.otherType': {
    status: 422,
    ru: 'Это не таблица Excel и не CSV. Откройте файл, сохраните его как «Книга Excel (.xlsx)» или скопируйте таблицу и вставьте её в поле.',
    en: 'This is neither an Excel workbook nor CSV. Open the file and save it as .xlsx, or copy the table and paste it into the field.',
  },
  'table.oldOrLocked': {
    status: 422,
    ru: 'Это старый формат .xls или книга с паролем. Откройте её в Excel и сохраните как «Книга Excel (.xlsx)» без пароля или скопируйте таблицу и вставьте её в поле.',
    en: 'This is the old .xls format or a workbook with a password. Open it and save it as .xlsx without a password, or copy the table and paste it into the field.',
  },
  'table.broken': {
    status: 422,
    ru: 'Файл повреждён, прочитать его не удалось. Откройте его в Excel и сохраните заново как «Книга Excel (.xlsx)» или скопируйте таблицу и вставьте её в поле.',
    en: 'The file is damaged and cannot be read. Open it and save it again as .xlsx, or copy the table and paste it into the field.',
  },
  'table.large': {
    status: 422,
    ru: 'Таблица слишком велика: читаем до {rows} строк и {columns} столбцов. Скопируйте только нужные строки в новую книгу или вставьте их в поле.',
    en: 'The table is too large: up to {rows} rows and {columns} columns are read. Copy the rows you need into a new workbook or paste them into the field.',
  },
  'table.heavy': {
    status: 422,
    ru: 'Книга устроена так сложно, что её не удалось прочитать за отведённое время. Скопируйте только нужные ячейки в новую книгу («Вставить значения») и загрузите её.',
    en: 'The workbook is so intricate that it could not be read in the time allowed. Copy the cells you need into a new workbook (“Paste values”) and upload that.',
  },
  'form.refused': {
    status: 422,
    ru: 'Форму нельзя сохранить: {reason}',
    en: 'The form cannot be saved: {reason}',
  },
  'form.made': {
    status: 409,
    ru: 'Эта форма собрана из словаря данных каталога и меняется вместе с ним. Измените каталог или скопируйте форму под другим названием.',
    en: 'This form is made from the catalog’s dictionary and changes with it. Change the catalog or copy the form under another title.',
  },
  'form.losesIndicators': {
    status: 409,
    ru: 'Без вопросов, которых в новой версии нет, останутся показатели: {count}. Верните вопросы или подтвердите публикацию.',
    en: 'Indicators would lose questions that the new version does not have: {count}. Put the questions back or confirm publishing.',
  },
  'formDraft.conflict': {
    status: 409,
    ru: 'Черновик за это время изменил другой человек: {name}. Введённое вами осталось на странице.',
    en: 'Somebody else changed the draft meanwhile: {name}. What you typed is still on the page.',
  },
  'formDraft.faults': {
    status: 422,
    ru: 'Форму пока нельзя опубликовать: {reason}',
    en: 'The form cannot be published yet: {reason}',
  },
  'form.versionUnknown': {
    status: 422,
    ru: 'У формы «{form}» нет версии {version}.',
    en: 'The form “{form}” has no version {version}.',
  },
  'period.busy': {
    status: 409,
    ru: 'Сейчас считаются показатели. Подождите несколько секунд и закройте период ещё раз.',
    en: 'The indicators are being computed. Wait a few seconds and close the period again.',
  },
  'period.closed': {
    status: 409,
    ru: 'Период {period} закрыт: его значения не меняются. Откройте период снова, если это нужно.',
    en: 'The period {period} is closed: its values do not change. Reopen it if you need to.',
  },
  'catalog.refused': {
    status: 422,
    ru: 'Каталог нельзя сохранить: {reason}',
    en: 'The catalog cannot be saved: {reason}',
  },
  ...collectingKinds,
  ...checkKinds,
} satisfies Record<string, Kind>;
