import { randomUUID } from 'node:crypto';

const scale = [1, 2, 3, 4, 5];

/** Forty questions of the usual kinds; a quarter of them have logic. */
export const survey = {
  title: 'Анкета для замера',
  pages: [0, 1, 2, 3].map((page) => ({
    name: `page${page}`,
    elements: Array.from({ length: 10 }, (_, index) => question(page * 10 + index)),
  })),
};

function question(index: number) {
  const name = `q${index}`;
  const title = `Вопрос ${index + 1}`;
  switch (index % 8) {
    case 0:
      return { type: 'rating', name, title, rateMin: 1, rateMax: 5, isRequired: true };
    case 1:
      return {
        type: 'radiogroup',
        name,
        title,
        choices: ['yes', 'no', 'unsure'],
        isRequired: true,
      };
    case 2:
      return {
        type: 'text',
        inputType: 'number',
        name,
        title,
        min: 0,
        max: 1000,
        validators: [{ type: 'expression', expression: `{${name}} >= 0` }],
      };
    case 3:
      return { type: 'checkbox', name, title, choices: ['a', 'b', 'c', 'd', 'e'] };
    case 4:
      return { type: 'boolean', name, title };
    case 5:
      return { type: 'comment', name, title, visibleIf: `{q${index - 5}} <= 5` };
    case 6:
      return {
        type: 'dropdown',
        name,
        title,
        choices: scale,
        requiredIf: `{q${index - 2}} = true`,
      };
    default:
      return { type: 'text', name, title, maxLength: 100 };
  }
}

/** Answers to every question: a body of about 2 KB. */
function answers(): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`q${index}`, answer(index)]));
}

function answer(index: number): unknown {
  switch (index % 8) {
    case 0:
    case 6:
      return scale[index % 5];
    case 1:
      return 'yes';
    case 2:
      return 420;
    case 3:
      return ['a', 'c'];
    case 4:
      return true;
    case 5:
      return 'Хотелось бы больше кружков после уроков и ремонт спортивного зала.';
    default:
      return 'Краткий ответ на открытый вопрос';
  }
}

/** A submission as the page sends it, each with an id of its own. */
export function submission(today: string) {
  return { id: randomUUID(), formVersion: 1, today, answers: answers() };
}
