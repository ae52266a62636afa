/** What can be met while answers, forms, files and the plan's events are collected. */
export const collectingKinds = {
  'file.empty': {
    status: 422,
    ru: 'Файл пустой. Откройте его у себя, проверьте и выберите ещё раз.',
    en: 'The file is empty. Open it on your computer, check it and choose it again.',
  },
  'file.type': {
    status: 422,
    ru: 'Такие файлы не принимаются. Подойдут PDF, JPEG, PNG, DOCX, XLSX, ODT и ODS: сохраните документ в одном из этих видов.',
    en: 'Files of this kind are not accepted. PDF, JPEG, PNG, DOCX, XLSX, ODT and ODS are: save the document as one of them.',
  },
  'file.oldOffice': {
    status: 422,
    ru: 'Это файл старого Word или Excel (.doc, .xls) либо файл под паролем. Сохраните его без пароля как .docx, .xlsx или PDF.',
    en: 'This is a file of an old Word or Excel (.doc, .xls) or one under a password. Save it without a password as .docx, .xlsx or PDF.',
  },
  'file.macros': {
    status: 422,
    ru: 'В файле есть макросы или программы, такие не принимаются. Сохраните его без макросов (.docx, .xlsx) или как PDF.',
    en: 'The file holds macros or programs, which are not accepted. Save it without macros (.docx, .xlsx) or as PDF.',
  },
  'file.bomb': {
    status: 422,
    ru: 'Файл распаковывается во слишком большой. Сохраните его заново или как PDF.',
    en: 'The file unpacks into too much. Save it anew or as PDF.',
  },
  'file.broken': {
    status: 422,
    ru: 'Файл повреждён или дошёл не полностью. Проверьте, открывается ли он у вас, и выберите его ещё раз.',
    en: 'The file is damaged or has not arrived as a whole. Check that it opens on your computer and choose it again.',
  },
  'file.full': {
    status: 422,
    ru: 'Место для файлов муниципалитета закончилось (предел {limit}\u00a0МБ). Дайте ссылку вместо файла или попросите администратора сервера увеличить предел.',
    en: 'The municipality’s room for files is used up (the limit is {limit} MB). Give a link instead of a file, or ask the server’s administrator for a higher limit.',
  },
  'file.unknown': {
    status: 422,
    ru: 'Этого файла уже нет или он приложен к другому. Выберите файл ещё раз.',
    en: 'This file is gone or belongs elsewhere. Choose the file again.',
  },
  'reminder.conflict': {
    status: 409,
    ru: 'Правила напоминаний только что изменил кто-то ещё. Обновите страницу и внесите правку снова.',
    en: 'Somebody else changed the rules of reminders just now. Reload the page and make your change again.',
  },
  'letter.onItsWay': {
    status: 409,
    ru: 'Это письмо уже отправлено или отправляется. Обновите страницу.',
    en: 'This letter has been sent or is on its way. Reload the page.',
  },
  'evidence.nothing': {
    status: 409,
    ru: 'Подтверждение ещё не дали или отозвали: проверять нечего. Обновите страницу.',
    en: 'Nothing was given yet, or it was withdrawn: there is nothing to judge. Reload the page.',
  },
  'evidence.conflict': {
    status: 409,
    ru: 'Пока вы писали, эту запись изменил кто-то ещё. Введённое вами осталось на странице: посмотрите новую запись и решите ещё раз.',
    en: 'Somebody else changed this meanwhile. What you typed is still on the page: look at the new entry and decide again.',
  },
  'campaign.state': {
    status: 409,
    ru: 'Кампания в состоянии «{state}»: это действие сейчас невозможно.',
    en: 'The campaign is “{state}”: this action is not possible now.',
  },
  'campaign.changed': {
    status: 409,
    ru: 'Черновик кампании только что изменил кто-то ещё. Обновите страницу, проверьте его и откройте ещё раз.',
    en: 'Somebody else changed the draft of the campaign just now. Reload the page, check it and open it again.',
  },
  'campaign.busy': {
    status: 409,
    ru: 'Сейчас открывается другая кампания. Подождите несколько секунд и повторите.',
    en: 'Another campaign is being opened. Wait a few seconds and try again.',
  },
  'campaign.late': {
    status: 409,
    ru: 'Время закрытия уже прошло: создайте кампанию с более поздним закрытием.',
    en: 'The closing time has passed already: make a campaign that closes later.',
  },
  'campaign.over': {
    status: 409,
    ru: 'Время, на которое кампания была назначена, прошло: снова открыть её нельзя. Создайте новую кампанию на следующий период.',
    en: 'The time that the campaign was planned for has passed: it cannot be opened again. Make a new campaign for the next period.',
  },
  'campaign.final': {
    status: 409,
    ru: 'Итоги кампании уже подведены: если принять ещё несколько ответов, станет видно, что именно ответили эти люди. Создайте новую кампанию на другой период.',
    en: 'The figures of the campaign are final: a few answers more would show what those people said. Make a new campaign for another period.',
  },
  'campaign.otherType': {
    status: 422,
    ru: 'Форма рассчитана на другие организации, лишние: {names}. Уберите их из списка или подтвердите, что спрашиваете их намеренно.',
    en: 'The form is for other organizations, not for: {names}. Take them off the list or confirm that you ask them on purpose.',
  },
  'campaign.askedTwice': {
    status: 409,
    ru: 'Та же форма за тот же период уже есть у организации «{organization}» в кампании «{campaign}». Уберите организацию из списка или выберите другой период.',
    en: '“{organization}” has the same form for the same period in the campaign “{campaign}” already. Take it off the list or choose another period.',
  },
  'campaign.elementsTwice': {
    status: 409,
    ru: 'Организацию «{organization}» об этом за тот же период уже спрашивает форма «{form}» (кампания «{campaign}»): {elements}. Уберите организацию из списка. Чтобы формы каталога этого не повторяли, укажите у этих элементов в каталоге, что их собирает другая форма.',
    en: '“{organization}” is asked this for the same period by the form “{form}” (campaign “{campaign}”) already: {elements}. Take it off the list. To keep the catalog’s forms from repeating it, say in the catalog which form asks for these elements.',
  },
  'link.unknown': {
    status: 404,
    ru: 'Ссылка не найдена. Проверьте адрес или попросите ссылку ещё раз.',
    en: 'The link was not found. Check the address or ask for the link again.',
  },
  'link.revoked': {
    status: 410,
    ru: 'Ссылка отозвана. Попросите новую у того, кто её прислал.',
    en: 'The link was withdrawn. Ask the sender for a new one.',
  },
  'campaign.notYet': {
    status: 409,
    ru: 'Опрос ещё не начался.',
    en: 'The survey has not started yet.',
  },
  'campaign.closed': {
    status: 410,
    ru: 'Опрос закончился, ответы больше не принимаются.',
    en: 'The survey is over, answers are no longer accepted.',
  },
  'response.ownOnly': {
    status: 403,
    ru: 'Вам показаны результаты своей организации: выберите её. Итоги по муниципалитету публикует управление образования.',
    en: 'You are shown the results of your own organization: choose it. Results of the municipality are published by the department.',
  },
  'response.invalid': {
    status: 422,
    ru: 'В ответах есть ошибки: {count}. Исправьте отмеченные вопросы.',
    en: 'There are errors in the answers: {count}. Correct the marked questions.',
  },
  'response.version': {
    status: 409,
    ru: 'Форма изменилась, пока страница была открыта. Обновите страницу.',
    en: 'The form changed while the page was open. Reload the page.',
  },
  'response.conflict': {
    status: 409,
    ru: 'Ответ с этим номером уже принят с другим содержанием.',
    en: 'A response with this id was already accepted with other content.',
  },
  'response.day': {
    status: 422,
    ru: 'Дата на устройстве ({today}) отличается от сегодняшней больше чем на сутки. Исправьте дату.',
    en: 'The date on the device ({today}) is more than a day off. Correct the date.',
  },
  'occurrence.changed': {
    status: 409,
    ru: 'Это мероприятие только что изменил кто-то другой. Обновите страницу: ваш ввод останется, сравните и сохраните ещё раз.',
    en: 'Somebody else has just changed this event. Reload it: what you typed stays, compare and save again.',
  },
  'occurrence.future': {
    status: 422,
    ru: 'Дата ещё не наступила: записать можно то, что уже было.',
    en: 'This date is in the future: only what has happened can be written down.',
  },
  'occurrence.reason': {
    status: 422,
    ru: 'Напишите, почему мероприятие отменено.',
    en: 'Write why the event is cancelled.',
  },
  'step.order': {
    status: 409,
    ru: 'Сначала должен быть пройден шаг «{title}».',
    en: 'The step “{title}” comes first.',
  },
  'step.passed': {
    status: 409,
    ru: 'Этот шаг уже пройден. Чтобы записать его заново, верните документ на этот шаг.',
    en: 'This step has been passed. To write it down again, take the document back to it.',
  },
  'step.unpublished': {
    status: 409,
    ru: 'Укажите, где и когда размещён документ: сайт, ссылка и дата.',
    en: 'Say where and when the document was published: the site, the link and the date.',
  },
  'step.meetingMissing': {
    status: 422,
    ru: 'Для заседания нужны повестка, кворум и итог голосования.',
    en: 'A meeting needs its agenda, quorum and result.',
  },
  'step.meetingUnasked': {
    status: 422,
    ru: 'На этом шаге заседания нет: уберите его данные.',
    en: 'This step has no meeting: leave its particulars out.',
  },
  'step.early': {
    status: 422,
    ru: 'Предыдущий шаг записан {date}: этот не может быть раньше.',
    en: 'The step before it was on {date}: this one cannot be earlier.',
  },
  'plan.nothingApproved': {
    status: 409,
    ru: 'В плане нет утверждённых строк: сначала утвердите их, потом укажите приказ.',
    en: 'No row of the plan is approved: approve the rows first, then name the order.',
  },
  'plan.nothingChanged': {
    status: 409,
    ru: 'С прошлой редакции план не изменился: новый приказ ничего не добавит.',
    en: 'The plan has not changed since the last version: a new order would add nothing.',
  },
  'organizationPlan.approved': {
    status: 409,
    ru: 'План организации утверждён: чтобы изменить даты, верните его в работу.',
    en: 'The organization’s plan is approved: to change dates, open it again first.',
  },
  'organizationPlan.window': {
    status: 422,
    ru: 'Даты должны оставаться в сроке муниципального плана: {window}.',
    en: 'The dates must stay within the municipal plan’s: {window}.',
  },
  'organizationPlan.empty': {
    status: 409,
    ru: 'Для этой организации в плане пока нет утверждённых мероприятий.',
    en: 'The plan has no approved events for this organization yet.',
  },
  'boundTemplate.conflict': {
    status: 409,
    ru: 'Шаблон только что изменил кто-то ещё. Обновите страницу и повторите правку.',
    en: 'Somebody else changed the template just now. Reload the page and make the change again.',
  },
  'boundTemplate.binding': {
    status: 422,
    ru: 'Привязка не подходит: {reason}.',
    en: 'The binding does not fit: {reason}.',
  },
  'schedule.changed': {
    status: 409,
    ru: 'Эту строку только что изменил кто-то ещё. Обновите страницу и проверьте даты.',
    en: 'Somebody else changed this row just now. Reload the page and check the dates.',
  },
  'dataForm.locked': {
    status: 409,
    ru: 'Срок сдачи прошёл, форма закрыта для правок.',
    en: 'The due date has passed, the form is locked.',
  },
  'dataForm.state': {
    status: 409,
    ru: 'Форма в состоянии «{state}»: {action} сейчас нельзя. Обновите страницу.',
    en: 'The form is “{state}”: it cannot be {action} now. Reload the page.',
  },
  'dataForm.unexplained': {
    status: 422,
    ru: 'Поясните отмеченные числа ({count}): они расходятся с другими сведениями.',
    en: 'Explain the marked numbers ({count}): they differ from what is known otherwise.',
  },
  'dataForm.busy': {
    status: 503,
    ru: 'Форму сейчас сохраняют сразу несколько человек. Введённое осталось на странице и отправится ещё раз.',
    en: 'Several people are saving the form right now. What you typed is still on the page and will be sent again.',
  },
  'dataForm.conflict': {
    status: 409,
    ru: 'Форму уже изменил другой человек (правка {revision}). Откройте её заново: ваши значения не потеряны.',
    en: 'Someone else changed the form (revision {revision}). Open it again: your values are kept.',
  },
};
