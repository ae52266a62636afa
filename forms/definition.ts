/** A form file as a whole: its envelope, its compiled survey, and what they ask of each other. */
import { compileForm } from './compile/compile.ts';
import type { CompileFault } from './compile/faults.ts';
import type { DefinitionFault } from './definition-faults.ts';
import type { CompiledElement, CompiledForm, CompiledQuestion } from './run/types.ts';
import { parseFormDefinition, type FormDefinition } from './schema.ts';

export type CompiledDefinition =
  | { ok: true; definition: FormDefinition; compiled: CompiledForm }
  | { ok: false; faults: (DefinitionFault | CompileFault)[] };

/**
 * Reads a form file and compiles it.
 *
 * @param json what `JSON.parse` gave; anything at all is accepted as input
 * @returns the definition with its compiled form, or the faults, each with its place in the file
 */
export function compileDefinition(json: unknown): CompiledDefinition {
  const parsed = parseFormDefinition(json);
  if (!parsed.ok) return parsed;
  const { form: definition } = parsed;
  const compiled = compileForm(definition.survey);
  if (!compiled.ok) {
    const faults = compiled.faults.map((fault) => ({ ...fault, path: `survey.${fault.path}` }));
    return { ok: false, faults };
  }
  const asked = questionsOf(definition, compiled.form);
  const faults = [
    ...filesFaults(definition, asked),
    ...rosterFaults(definition, asked),
    ...elementFaults(definition, asked),
  ];
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, definition, compiled: compiled.form };
}

interface Asked {
  question: CompiledQuestion;
  path: string;
}

/** All questions with their places in the file; compiled elements stand as they do in the file. */
function questionsOf({ survey }: FormDefinition, { pages }: CompiledForm): Asked[] {
  const inside = (elements: CompiledElement[], path: string): Asked[] =>
    elements.flatMap((element, at) => {
      const place = `${path}.elements[${at}]`;
      if (element.element === 'panel') return inside(element.elements, place);
      return element.element === 'question' ? [{ question: element, path: place }] : [];
    });
  return pages.flatMap((page, at) =>
    // Elements outside any page become a last page of their own.
    inside(page.elements, at < survey.pages.length ? `survey.pages[${at}]` : 'survey'),
  );
}

/** A file tells who sent it: by its author, its place or the face in the picture. */
function filesFaults({ anonymous }: FormDefinition, asked: Asked[]): DefinitionFault[] {
  if (!anonymous) return [];
  return asked
    .filter(({ question }) => question.kind === 'file')
    .map(({ path }) => ({
      path,
      code: 'form.anonymousFile',
      message: {
        ru: 'в анонимной форме нельзя просить файл: он может выдать автора. Уберите вопрос',
        en: 'an anonymous form may not ask for a file, which may tell its author. Remove the question',
      },
    }));
}

/** An organization hands in single quantities, each with its own version and remarks. */
function rosterFaults({ kind }: FormDefinition, asked: Asked[]): DefinitionFault[] {
  if (kind !== 'dataForm') return [];
  return asked
    .filter(({ question }) => question.kind === 'roster')
    .map(({ path }) => ({
      path,
      code: 'form.roster',
      message: {
        ru: 'в форме данных не бывает таблицы с добавлением строк: её числа собирают элементами. Спросите число вопросом',
        en: 'a data form may not have a table with added rows: its numbers are elements. Ask for the number itself',
      },
    }));
}

/** An element holds a number or yes/no, so anything else that a question gives would be lost. */
function elementFaults({ elements }: FormDefinition, asked: Asked[]): DefinitionFault[] {
  const byName = new Map(asked.map(({ question }) => [question.name, question]));
  return elements.flatMap((element, at): DefinitionFault[] => {
    const question = byName.get(element.question);
    if (question !== undefined && givesQuantity(question)) return [];
    const message = {
      ru: 'элемент данных берут из вопроса с числом, «да/нет» или вычисляемым числом',
      en: 'an element comes from a number, a yes/no question or a calculated number',
    };
    return [{ path: `elements[${at}].question`, code: 'form.elements', message }];
  });
}

function givesQuantity({ kind, expression }: CompiledQuestion): boolean {
  if (kind === 'calculated') return expression?.type === 'number' || expression?.type === 'boolean';
  return kind === 'number' || kind === 'boolean';
}
