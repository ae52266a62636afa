/** What stands in the way of publishing a draft, at the row where it can be put right. */
import type { CompileFault } from '../compile/faults.ts';
import type { DefinitionFault } from '../definition-faults.ts';
import type { LocalText } from '../run/types.ts';
import { linesOf, offers } from './choices.ts';
import { titleOf } from './difference.ts';
import { kindOf } from './kinds.ts';
import { wordsOf, type EditedForm, type EditedPage, type Item } from './json.ts';
import { itemOf } from './outline.ts';

/** Where in the list a fault is shown. */
export type FaultPlace =
  { kind: 'form' } | { kind: 'page'; name: string } | { kind: 'question'; name: string };

export interface DraftFault {
  place: FaultPlace;
  /** What of it is wrong: `title`, `choices`, `visibleIf` … */
  field: string;
  code: string;
  message: LocalText & { en: string };
}

/** Faults that the compiler does not know, since a machine can live with them. */
export function ownFaults(form: EditedForm): DraftFault[] {
  const isEmpty = form.survey.pages.every(({ elements }) => elements.length === 0);
  return [
    ...(form.title.ru.trim() === ''
      ? [formFault('title', 'Напишите название формы.', 'Write the title of the form.')]
      : []),
    ...(form.purpose.ru.trim() === ''
      ? [
          formFault(
            'purpose',
            'Напишите, зачем эта форма: отвечающие прочтут это на первой странице.',
            'Write what the form is for: people read it on the first page.',
          ),
        ]
      : []),
    ...(isEmpty
      ? [
          formFault(
            'pages',
            'В форме пока нет вопросов: добавьте первый.',
            'Add the first question.',
          ),
        ]
      : form.survey.pages.flatMap(pageFaults)),
    ...form.survey.pages.flatMap(({ elements }) => elements.flatMap(itemFaults)),
    ...form.elements
      .filter(({ unit, question }) => unit.trim() === '' && itemOf(form, question))
      .map(({ question, title }) =>
        questionFault(
          question,
          'unit',
          `У вопроса «${title.ru}» не указана единица: впишите, например, «чел.».`,
          `“${title.ru}” has no unit: write one.`,
        ),
      ),
  ];
}

function formFault(field: string, ru: string, en: string): DraftFault {
  return { place: { kind: 'form' }, field, code: `${field}.missing`, message: { ru, en } };
}

function questionFault(name: string, field: string, ru: string, en: string): DraftFault {
  const message = { ru, en };
  return { place: { kind: 'question', name }, field, code: `${field}.missing`, message };
}

function pageFaults({ name, elements, title }: EditedPage, at: number): DraftFault[] {
  if (elements.length > 0) return [];
  const words = wordsOf(title);
  const called = words === '' ? `${at + 1}` : `«${words}»`;
  const message = {
    ru: `На странице ${called} нет вопросов: добавьте вопрос или уберите страницу.`,
    en: `Page ${called} has no questions: add one or remove the page.`,
  };
  return [{ place: { kind: 'page', name }, field: 'elements', code: 'page.empty', message }];
}

function itemFaults(item: Item): DraftFault[] {
  const kind = kindOf(item);
  const title = titleOf(item);
  if (kind === 'text' || kind === 'panel') return [];
  if (title === '') {
    return [
      questionFault(
        item.name,
        'title',
        'Вопрос без текста: напишите, о чём спрашиваете.',
        'The question has no words: write what you ask.',
      ),
      ...listFaults(item, 'Вопрос без текста', 'The question without words'),
    ];
  }
  return listFaults(item, `«${title}»`, `“${title}”`);
}

/** Faults in the lists of a question, which is `ru` or `en` in a sentence. */
function listFaults(item: Item, ru: string, en: string): DraftFault[] {
  const fault = (field: string, russian: string, english: string): DraftFault =>
    questionFault(item.name, field, russian, english);
  const kind = kindOf(item);
  // The columns of a table with added rows are questions, not lines of words.
  const fields = item.type === 'matrixdynamic' ? [] : (['choices', 'rows', 'columns'] as const);
  const blanks = fields.flatMap((field) => {
    const lines = linesOf(item[field]);
    const blank = lines.findIndex(({ words }) => words.trim() === '');
    const all = lines.map(({ words }) => words.trim().toLowerCase());
    const twice = lines.find(
      ({ words }, at) => words.trim() !== '' && all.indexOf(words.trim().toLowerCase()) < at,
    );
    return [
      ...(blank < 0
        ? []
        : [
            fault(
              field,
              `${ru}: строка ${blank + 1} пустая. Впишите текст или уберите строку.`,
              `${en}: line ${blank + 1} is empty. Write something or remove it.`,
            ),
          ]),
      ...(twice
        ? [
            fault(
              field,
              `${ru}: «${twice.words}» стоит в списке дважды. Оставьте один раз.`,
              `${en}: “${twice.words}” is in the list twice. Keep one.`,
            ),
          ]
        : []),
    ];
  });
  const extra = Number(offers(item, 'other')) + Number(offers(item, 'none'));
  const count = linesOf(item.choices).length;
  const few = (kind === 'one' || kind === 'dropdown') && count > 0 && count + extra < 2;
  return [
    ...blanks,
    ...(few
      ? [
          fault(
            'choices',
            `${ru}: вариант ответа только один. Добавьте ещё хотя бы один.`,
            `${en}: there is only one choice. Add another.`,
          ),
        ]
      : []),
    ...(kind === 'matrix' && linesOf(item.columns).length === 1
      ? [
          fault(
            'columns',
            `${ru}: в шкале только одна оценка. Добавьте ещё хотя бы одну.`,
            `${en}: the scale has one grade only. Add another.`,
          ),
        ]
      : []),
  ];
}

/** Says the compiler's faults in words for the list; those that `own` says already are left out. */
export function placedFaults(
  form: EditedForm,
  faults: readonly (DefinitionFault | CompileFault)[],
  own: readonly DraftFault[],
): DraftFault[] {
  const has = (kind: string, field: string) =>
    own.some((one) => one.place.kind === kind && one.field === field);
  return faults.flatMap((fault): DraftFault[] => {
    const { place, rest } = placeOfPath(form, fault.path);
    const field = rest.replace(/[.[].*$/, '');
    const head = fault.path.split('.')[0] ?? '';
    if (
      place.kind === 'form' &&
      (has('form', head) || fault.code === 'form.shape') &&
      own.length > 0
    ) {
      return [];
    }
    if (head.startsWith('elements[') && (rest === 'unit' || rest.startsWith('title'))) return [];
    const { code } = fault;
    return [{ place, field, code, message: say(form, fault, place, field) }];
  });
}

/** Finds the row that a place in the JSON belongs to, and what is left of the path inside it. */
function placeOfPath(form: EditedForm, path: string): { place: FaultPlace; rest: string } {
  const inPage = /^survey\.pages\[(\d+)\](?:\.elements\[(\d+)\])?\.?(.*)$/.exec(path);
  if (inPage) {
    const page = form.survey.pages[Number(inPage[1])];
    const item = inPage[2] === undefined ? undefined : page?.elements[Number(inPage[2])];
    const rest = inPage[3] ?? '';
    if (item) return { place: { kind: 'question', name: item.name }, rest };
    if (page) return { place: { kind: 'page', name: page.name }, rest };
  }
  const inElement = /^elements\[(\d+)\]\.?(.*)$/.exec(path);
  const element = inElement ? form.elements[Number(inElement[1])] : undefined;
  const rest = inElement?.[2] ?? path;
  if (element && itemOf(form, element.question)) {
    return { place: { kind: 'question', name: element.question }, rest };
  }
  return { place: { kind: 'form' }, rest: path };
}

const conditions: Record<string, { ru: string; en: string }> = {
  visibleIf: { ru: 'условие показа', en: 'the condition for showing it' },
  requiredIf: { ru: 'условие обязательности', en: 'the condition for requiring it' },
  enableIf: { ru: 'условие доступности', en: 'the condition for enabling it' },
  expression: { ru: 'формула', en: 'the formula' },
  validators: { ru: 'проверка ответа', en: 'the check of the answer' },
};

function say(
  form: EditedForm,
  { code, path, message }: DefinitionFault | CompileFault,
  place: FaultPlace,
  field: string,
): LocalText & { en: string } {
  const english = message.en ?? message.ru;
  const item = place.kind === 'question' ? itemOf(form, place.name) : undefined;
  if (!item) {
    if (place.kind === 'page') return { ru: message.ru, en: english };
    const bare = (text: string) => text.replace(`${path}: `, '');
    return { ru: sentence(bare(message.ru)), en: sentence(bare(english)) };
  }
  const title = titleOf(item);
  const ru = title === '' ? 'Вопрос без текста' : `«${title}»`;
  const en = title === '' ? 'The question without words' : `“${title}”`;
  if (code === 'choices.missing') return nothingToChoose(field, title);
  const about = conditions[field];
  if (code === 'expression.name' && about) {
    return {
      ru: `${ru}: ${about.ru} ссылается на вопрос, которого в форме нет. Исправьте условие или уберите его.`,
      en: `${en}: ${about.en} names a question that the form does not have. Correct or remove it.`,
    };
  }
  if (about) {
    return {
      ru: `${ru}: ${about.ru} не работает. ${sentence(message.ru)}`,
      en: `${en}: ${about.en} does not work. ${sentence(english)}`,
    };
  }
  return { ru: `${ru}: ${lower(message.ru)}.`, en: `${en}: ${lower(english)}.` };
}

function nothingToChoose(field: string, title: string): { ru: string; en: string } {
  const ru = title === '' ? 'У вопроса без текста' : `У вопроса «${title}»`;
  const en = title === '' ? 'A question without words' : `“${title}”`;
  if (field === 'rows') {
    return {
      ru: `${ru} нет строк: добавьте хотя бы одну.`,
      en: `${en} has no rows: add at least one.`,
    };
  }
  if (field === 'columns') {
    return {
      ru: `${ru} нет оценок: добавьте хотя бы две.`,
      en: `${en} has no grades: add at least two.`,
    };
  }
  return {
    ru: `${ru} нет вариантов ответа: добавьте хотя бы два.`,
    en: `${en} has no choices: add at least two.`,
  };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

function lower(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
}
