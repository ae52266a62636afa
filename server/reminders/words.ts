import { momentWords, periodWords } from '../campaigns/words.ts';
import { compose, type Block } from '../mail/compose.ts';
import type { PlannedLetter } from './plan.ts';
import type { Reason } from './schema.ts';

/** What a letter needs beside its reasons. */
export interface LetterSetting {
  municipality: string;
  timeZone: string;
  publicUrl: string;
  now: Date;
  /** Short names by organization. */
  names: ReadonlyMap<string, string>;
}

const states: Partial<Record<Reason['state'], string>> = {
  notStarted: 'не начата',
  draft: 'заполнена не до конца или не отправлена',
  toSign: 'ждёт вашей подписи',
  returned: 'возвращена на исправление',
};

const plural = new Intl.PluralRules('ru');

/** «1 форму», «3 формы», «5 форм». */
function forms(count: number): string {
  const words: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'форму', few: 'формы' };
  return `${count} ${words[plural.select(count)] ?? 'форм'}`;
}

const isLate = (reason: Reason, now: Date) => new Date(reason.dueAt) <= now;

function lineOf(reason: Reason, { names, timeZone, now }: LetterSetting): string {
  const organization = names.get(reason.organizationId);
  const until = momentWords(new Date(reason.dueAt), timeZone).ru;
  return [
    `«${reason.formTitle}», ${periodWords(reason.period).ru}`,
    ...(organization ? [organization] : []),
    `${isLate(reason, now) ? 'срок был' : 'срок'} ${until}`,
    ...(states[reason.state] ? [states[reason.state]] : []),
  ].join('; ');
}

function subjectOf(reasons: readonly Reason[], now: Date): string {
  const [first] = reasons;
  const late = reasons.some((one) => isLate(one, now));
  if (reasons.length === 1 && first) {
    if (first.state === 'toSign') return `Подпишите форму «${first.formTitle}»`;
    const what = first.state === 'returned' ? 'Исправьте и сдайте' : 'Сдайте';
    return `${what} форму «${first.formTitle}»${late ? ': срок прошёл' : ''}`;
  }
  return `Нужно сдать ${forms(reasons.length)}${late ? ', есть просроченные' : ''}`;
}

/**
 * The words of a reminder: which forms, until when, where to go. It tells nothing of what is in the
 * forms: letters pass through other people's servers.
 * @param own what a person wrote above the list, with the name
 */
export function letterWords(
  { to, reasons }: Pick<PlannedLetter, 'to' | 'reasons'>,
  setting: LetterSetting,
  own: { text: string; by: string } | null = null,
): { subject: string; text: string; html: string } {
  const { now, publicUrl, municipality } = setting;
  const toSign = reasons.filter(({ state }) => state === 'toSign');
  const others = reasons.filter(({ state }) => state !== 'toSign');
  const late = others.filter((one) => isLate(one, now));
  const coming = others.filter((one) => !isLate(one, now));
  const group = (title: string, list: readonly Reason[]): Block[] =>
    list.length === 0
      ? []
      : [
          { kind: 'text', text: title },
          { kind: 'list', items: list.map((one) => lineOf(one, setting)) },
        ];
  const [only] = reasons;
  const path = reasons.length === 1 && only ? `/assignments/${only.assignmentId}` : '/assignments';
  const person = !to.personId.startsWith('organization:');
  const blocks: Block[] = [
    { kind: 'text', text: person ? `Здравствуйте, ${to.name}!` : 'Здравствуйте!' },
    ...(own && own.text !== '' ? [{ kind: 'text' as const, text: `${own.text}\n${own.by}` }] : []),
    ...group('Срок прошёл, форма ещё не сдана:', late),
    ...group('Нужно сдать:', coming),
    ...group('Ждёт вашей подписи:', toSign),
    {
      kind: 'link',
      text: reasons.length === 1 ? 'Открыть форму' : 'Открыть список форм',
      url: `${publicUrl}${path}`,
    },
    {
      kind: 'text',
      text: `Если форма уже сдана, ничего делать не нужно: следующее напоминание не придёт.\n${municipality}, система «Показатель». Письмо отправлено автоматически.`,
    },
  ];
  return { subject: subjectOf(reasons, now), ...compose(blocks) };
}
