import { momentWords, periodWords } from '../campaigns/words.ts';
import { compose, type Block } from '../mail/compose.ts';
import type { PlannedLetter } from './plan.ts';
import type { EventReason, FormReason, Reason } from './schema.ts';

/** What a letter needs beside its reasons. */
export interface LetterSetting {
  municipality: string;
  timeZone: string;
  publicUrl: string;
  now: Date;
  /** The day of `now` in the zone. */
  today: string;
  /** Short names by organization. */
  names: ReadonlyMap<string, string>;
}

const states: Partial<Record<FormReason['state'], string>> = {
  notStarted: 'не начата',
  draft: 'заполнена не до конца или не отправлена',
  toSign: 'ждёт вашей подписи',
  returned: 'возвращена на исправление',
};

const plural = new Intl.PluralRules('ru');

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { many: string };
const formWords: Forms = { one: 'форму', few: 'формы', many: 'форм' };
const eventWords: Forms = { one: 'мероприятие', few: 'мероприятия', many: 'мероприятий' };

/** «1 форму», «3 формы», «5 форм». */
function counted(count: number, words: Forms): string {
  return `${count} ${words[plural.select(count)] ?? words.many}`;
}

/** Official names run to hundreds of signs; a subject is read in a list. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))}…`;
}

/** Quotation marks within quotation marks are others. */
const quoted = (title: string) => `«${title.replaceAll('«', '„').replaceAll('»', '“')}»`;

const isLate = (reason: Reason, { now, today }: Pick<LetterSetting, 'now' | 'today'>) =>
  reason.of === 'form' ? new Date(reason.dueAt) <= now : reason.dueDay < today;

const dayWords = (day: string) => periodWords(day).ru;

function lineOf(reason: Reason, setting: LetterSetting): string {
  const { names, timeZone } = setting;
  const term = isLate(reason, setting) ? 'срок был' : 'срок';
  const organization =
    reason.organizationId === null ? undefined : names.get(reason.organizationId);
  const whose = organization ? [organization] : [];
  switch (reason.of) {
    case 'form':
      return [
        `${quoted(reason.formTitle)}, ${periodWords(reason.period).ru}`,
        ...whose,
        `${term} ${momentWords(new Date(reason.dueAt), timeZone).ru}`,
        ...(states[reason.state] ? [states[reason.state]] : []),
      ].join('; ');
    case 'event':
      return [
        quoted(shortened(reason.title, 300)),
        ...whose,
        `${term} ${dayWords(reason.dueDay)}`,
        ...(reason.state === 'underway' ? ['начато, не завершено'] : []),
        ...(reason.lacks === null
          ? []
          : [`результат ещё не приложен: ${shortened(reason.lacks, 150)}`]),
      ].join('; ');
    case 'plan':
      return [
        `План-график на ${periodWords(reason.year).ru}`,
        ...whose,
        `${term} ${dayWords(reason.dueDay)}`,
      ].join('; ');
  }
}

function subjectOf(reasons: readonly Reason[], setting: LetterSetting): string {
  const [only] = reasons;
  const late = reasons.some((one) => isLate(one, setting));
  if (reasons.length === 1 && only) return subjectOfOne(only, late);
  const number = (of: Reason['of']) => reasons.filter((one) => one.of === of).length;
  const parts = [
    ...(number('form') > 0 ? [`сдать ${counted(number('form'), formWords)}`] : []),
    ...(number('event') > 0 ? [`выполнить ${counted(number('event'), eventWords)} плана`] : []),
    ...(number('plan') > 0 ? ['утвердить план'] : []),
  ];
  const list = new Intl.ListFormat('ru').format(parts);
  return `Нужно ${list}${late ? ', есть просроченные' : ''}`;
}

function subjectOfOne(reason: Reason, late: boolean): string {
  const ending = late ? ': срок прошёл' : '';
  if (reason.of === 'plan') return `Утвердите план-график организации${ending}`;
  if (reason.of === 'event')
    return `Мероприятие плана ${quoted(shortened(reason.title, 80))}${late ? ending : ': подходит срок'}`;
  if (reason.state === 'toSign') return `Подпишите форму ${quoted(reason.formTitle)}`;
  const what = reason.state === 'returned' ? 'Исправьте и сдайте' : 'Сдайте';
  return `${what} форму ${quoted(reason.formTitle)}${ending}`;
}

/** More lines than this nobody reads in a letter; the page has them all. */
const mostLines = 20;

function group(title: string, list: readonly Reason[], setting: LetterSetting): Block[] {
  if (list.length === 0) return [];
  const items = list.slice(0, mostLines).map((one) => lineOf(one, setting));
  const more = list.length - items.length;
  if (more > 0) items.push(`и ещё ${more}: весь список по ссылке ниже`);
  return [
    { kind: 'text', text: title },
    { kind: 'list', items },
  ];
}

const isForm = (reason: Reason): reason is FormReason => reason.of === 'form';
const isEvent = (reason: Reason): reason is EventReason => reason.of === 'event';

function pageOf(reason: Reason): { text: string; path: string } {
  if (isForm(reason)) return { text: 'Открыть форму', path: `/assignments/${reason.assignmentId}` };
  if (isEvent(reason) && reason.organizationId === null) {
    return { text: 'Открыть мероприятие', path: `/schedule/occurrences/${reason.occurrenceId}` };
  }
  return {
    text: 'Открыть план организации',
    path: `/schedule?view=organization&organization=${reason.organizationId ?? ''}`,
  };
}

/** Where to go: the thing itself where there is one, else the lists that hold them. */
function linksOf(reasons: readonly Reason[], publicUrl: string): Block[] {
  const [only] = reasons;
  const forms = { text: 'Открыть список форм', path: '/assignments' };
  const mine = { text: 'Открыть мои мероприятия', path: '/schedule?view=week' };
  const pages =
    reasons.length === 1 && only
      ? [pageOf(only)]
      : reasons.map((one) => {
          if (isForm(one)) return forms;
          return isEvent(one) && one.organizationId === null ? mine : pageOf(one);
        });
  const once = new Map(pages.map((page) => [page.path, page]));
  return [...once.values()].map(({ text, path }) => ({
    kind: 'link',
    text,
    url: `${publicUrl}${path}`,
  }));
}

/**
 * The words of a reminder: what is owed, until when, where to go. It tells nothing of what is in
 * the forms: letters pass through other people's servers.
 * @param own what a person wrote above the list, with the name
 */
export function letterWords(
  { to, reasons }: Pick<PlannedLetter, 'to' | 'reasons'>,
  setting: LetterSetting,
  own: { text: string; by: string } | null = null,
): { subject: string; text: string; html: string } {
  const { publicUrl, municipality } = setting;
  const forms = reasons.filter(isForm);
  const toSign = forms.filter(({ state }) => state === 'toSign');
  const others = forms.filter(({ state }) => state !== 'toSign');
  const events = reasons.filter(isEvent);
  const plans = reasons.filter(({ of }) => of === 'plan');
  const late = (one: Reason) => isLate(one, setting);
  const coming = (one: Reason) => !isLate(one, setting);
  const person = !to.personId.startsWith('organization:');
  const blocks: Block[] = [
    { kind: 'text', text: person ? `Здравствуйте, ${to.name}!` : 'Здравствуйте!' },
    ...(own && own.text !== '' ? [{ kind: 'text' as const, text: `${own.text}\n${own.by}` }] : []),
    ...group('Срок прошёл, форма ещё не сдана:', others.filter(late), setting),
    ...group('Нужно сдать:', others.filter(coming), setting),
    ...group('Ждёт вашей подписи:', toSign, setting),
    ...group('Мероприятия плана, срок которых прошёл:', events.filter(late), setting),
    ...group('Мероприятия плана, срок которых подходит:', events.filter(coming), setting),
    ...group('Нужно утвердить план организации:', plans, setting),
    ...linksOf(reasons, publicUrl),
    {
      kind: 'text',
      text: `${closing(reasons)}\n${municipality}, система «Показатель».${own ? '' : ' Письмо отправлено автоматически.'}`,
    },
  ];
  return { subject: subjectOf(reasons, setting), ...compose(blocks) };
}

/** An event is over once it is marked so, however long ago it took place. */
function closing(reasons: readonly Reason[]): string {
  return reasons.some(({ of }) => of !== 'form')
    ? 'Если мероприятие уже проведено, отметьте это в плане, и напоминания о нём прекратятся.'
    : 'Если форма уже сдана, ничего делать не нужно: следующее напоминание не придёт.';
}
