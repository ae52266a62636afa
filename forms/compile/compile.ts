import type {
  CalculatedValue,
  CompiledElement,
  CompiledForm,
  CompiledPage,
  CompiledPanel,
  CompiledQuestion,
  Tree,
} from '../run/types.ts';
import { limits, tooDeep } from './bounds.ts';
import { findCycles } from './cycles.ts';
import { ExpressionFault, expressionFault, type CompileFault } from './faults.ts';
import { compileInScope, type Wanted } from './indicator.ts';
import { Names } from './names.ts';
import { structureFault } from './structure.ts';
import { elementProperties, pageProperties, surveyProperties } from './properties.ts';
import { isLight, isQuestionType, readQuestion } from './question.ts';
import { meaningOfQuestion, meaningOfTree, type Named } from './scope.ts';
import { isObject, Source, type FaultList } from './source.ts';
import { readValidators } from './validators.ts';

export type CompileResult =
  { ok: true; form: CompiledForm } | { ok: false; faults: CompileFault[] };

/** What a container hands down to what is inside it. */
interface Inherited {
  enableIf: string[];
  readOnly: boolean;
}

interface Formula {
  name: string;
  path: string;
  text: string;
  tree?: Tree | undefined;
}

/** One compilation: first every name, then every expression over them. */
class Compilation implements FaultList {
  faults: CompileFault[] = [];
  hasEnglish = false;
  light = true;
  readonly names = new Names();
  /** Questions and calculated values by lower-case name. */
  private readonly named = new Map<string, Named>();
  private readonly formulas = new Map<string, Formula>();
  private readonly open = new Set<string>();
  private readonly later: (() => void)[] = [];

  find = (name: string): Named | undefined => {
    const key = name.toLowerCase();
    const known = this.named.get(key);
    const formula = this.formulas.get(key);
    if (known || !formula) return known;
    const tree = this.formulaTree(formula);
    const named: Named = tree
      ? { name: formula.name, ...meaningOfTree(tree, this.find) }
      : { name: formula.name, type: 'unreadable' };
    this.named.set(key, named);
    return named;
  };

  /** Compiles a formula when first asked for; asking again while at it is a circle. */
  private formulaTree(formula: Formula): Tree | undefined {
    const key = formula.name.toLowerCase();
    if (this.open.has(key)) {
      throw new ExpressionFault(
        'expression.cycle',
        { ru: 'Значение вычисляется через само себя', en: 'The value depends on itself' },
        `{${formula.name}}`,
      );
    }
    // Formulas are compiled from inside each other, so a long row of them would use up the stack.
    if (this.open.size >= limits.steps) throw tooDeep();
    this.open.add(key);
    const tree = this.compile(formula.text, 'any', formula.path, formula.name);
    this.open.delete(key);
    formula.tree = tree;
    return tree;
  }

  compile(text: string, wanted: Wanted, path: string, name: string | undefined): Tree | undefined {
    try {
      return compileInScope(this.find, text, wanted).tree;
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      this.faults.push(expressionFault(error, text, path, name));
      return undefined;
    }
  }

  private condition(source: Source, property: string, keep: (tree: Tree) => void): void {
    const text = source.string(property);
    if (text === undefined) return;
    this.later.push(() => {
      const tree = this.compile(text, 'boolean', source.at(property), source.name);
      if (tree) keep(tree);
    });
  }

  private addFormula(source: Source, name: string, keep: (tree: Tree) => void): void {
    const text = source.string('expression');
    if (text === undefined) {
      source.fault('expression', 'expression.syntax', 'Нет формулы', 'The formula is missing');
      return;
    }
    const formula: Formula = { name, path: source.at('expression'), text };
    const key = name.toLowerCase();
    if (!this.formulas.has(key)) this.formulas.set(key, formula);
    this.later.push(() => {
      this.find(name);
      if (formula.tree) keep(formula.tree);
    });
  }

  private question(
    source: Source,
    type: string,
    name: string,
    inherited: Inherited,
  ): CompiledQuestion {
    const question = readQuestion(source, type, name);
    if (inherited.readOnly) question.readOnly = true;
    if (!isLight(question.kind)) this.light = false;
    if (question.kind === 'calculated') {
      this.addFormula(source, name, (tree) => {
        question.expression = tree;
      });
    } else if (!this.named.has(name.toLowerCase())) {
      this.named.set(name.toLowerCase(), { name, ...meaningOfQuestion(question) });
    }
    // As in SurveyJS, the condition decides alone where there is one.
    if (source.has('requiredIf')) question.required = false;
    this.condition(source, 'requiredIf', (tree) => {
      question.requiredIf = tree;
    });
    this.enabling(source, inherited, question);
    const validators = readValidators(source, question.kind);
    this.later.push(() => {
      for (const validator of validators) {
        if (validator.kind !== 'pending') {
          question.validators.push(validator);
          continue;
        }
        const { expression, path, rest } = validator;
        const tree = this.compile(expression, 'boolean', path, name);
        if (tree) question.validators.push({ kind: 'expression', tree, ...rest });
      }
    });
    return question;
  }

  /** A question is enabled when its own condition and those of all around it hold. */
  private enabling(source: Source, inherited: Inherited, question: CompiledQuestion): void {
    const own = source.string('enableIf');
    const texts = [...inherited.enableIf, ...(own === undefined ? [] : [own])];
    this.later.push(() => {
      for (const text of texts) {
        const tree = this.compile(text, 'boolean', source.at('enableIf'), source.name);
        if (!tree) return;
        question.enableIf = question.enableIf
          ? { kind: 'call', type: 'boolean', call: 'and', args: [question.enableIf, tree] }
          : tree;
      }
    });
  }

  private inside(source: Source, inherited: Inherited): Inherited {
    const own = source.string('enableIf');
    return {
      enableIf: own === undefined ? inherited.enableIf : [...inherited.enableIf, own],
      readOnly: inherited.readOnly || source.flag('readOnly'),
    };
  }

  private common(source: Source, target: { visibleIf?: Tree }): void {
    this.condition(source, 'visibleIf', (tree) => {
      target.visibleIf = tree;
    });
    if (!source.flag('visible', true)) {
      source.fault(
        'visible',
        'property.unsupported',
        'Навсегда скрытую часть уберите из формы',
        'Remove what is always hidden from the form',
      );
    }
    this.hidingRule(source, 'clearIfInvisible');
  }

  /** Hidden answers are always left out, so a form may not ask to keep them. */
  hidingRule(source: Source, property: string): void {
    if (source.json[property] !== 'none') return;
    source.fault(
      property,
      'property.unsupported',
      'Ответы скрытых вопросов не сохраняются',
      'Answers to hidden questions are not kept',
    );
  }

  private element(raw: Source, inherited: Inherited): CompiledElement[] {
    const type = raw.string('type') ?? '';
    const known = Object.hasOwn(elementProperties, type) ? elementProperties[type] : undefined;
    const isQuestion = isQuestionType(type);
    const name = isQuestion ? this.names.ofQuestion(raw) : this.names.ofContainer(raw, type);
    const source = new Source(this, raw.json, raw.path, name);
    if (!known) {
      source.fault(
        'type',
        'question.type',
        `Вопросы вида «${type}» не поддерживаются`,
        `Questions of the type "${type}" are not supported`,
      );
      return [];
    }
    source.checkProperties(known);
    let element: CompiledElement;
    if (isQuestion) element = this.question(source, type, name, inherited);
    else if (type === 'panel') element = this.panel(source, name, inherited);
    else element = { element: 'text', name, text: source.plainText('html') ?? { ru: '' } };
    this.common(source, element);
    return [element];
  }

  private elements(source: Source, inherited: Inherited): CompiledElement[] {
    return source.objects('elements').flatMap((item) => this.element(item, inherited));
  }

  private panel(source: Source, name: string, inherited: Inherited): CompiledPanel {
    const title = source.text('title');
    const description = source.text('description');
    return {
      element: 'panel',
      name,
      ...(title && { title }),
      ...(description && { description }),
      elements: this.elements(source, this.inside(source, inherited)),
    };
  }

  page(raw: Source): CompiledPage {
    const name = this.names.ofContainer(raw, 'page');
    const source = new Source(this, raw.json, raw.path, name);
    source.checkProperties(pageProperties);
    const title = source.text('title');
    const description = source.text('description');
    const page: CompiledPage = {
      name,
      ...(title && { title }),
      ...(description && { description }),
      elements: this.elements(source, this.inside(source, { enableIf: [], readOnly: false })),
    };
    this.common(source, page);
    return page;
  }

  calculatedValue(source: Source): CalculatedValue[] {
    source.checkProperties({ carried: ['name', 'expression', 'includeIntoResult'], ignored: [] });
    const name = this.names.ofQuestion(source);
    const values: CalculatedValue[] = [];
    this.addFormula(new Source(this, source.json, source.path, name), name, (tree) => {
      const { type } = tree;
      if (type === 'numberSet' || type === 'stringSet') return;
      values.push({ name, type, tree, stored: source.flag('includeIntoResult') });
    });
    // Filled when the formulas are compiled, in the order of the definition.
    return values;
  }

  finish(): void {
    for (const task of this.later) task();
  }
}

/** Pages of a definition, or its one implied page. */
function readPages(survey: Source, compilation: Compilation): CompiledPage[] {
  const pages = survey.objects('pages').map((page) => compilation.page(page));
  if (survey.has('elements')) {
    const elements = survey.json['elements'];
    pages.push(compilation.page(new Source(compilation, { elements }, '')));
  }
  return pages;
}

/**
 * Compiles a SurveyJS definition into the form that page and server run.
 * @param survey the definition as JSON
 * @returns the compiled form; or every reason why it cannot be carried out exactly as SurveyJS
 *   would, each with its place. Nothing is approximated and nothing that has a meaning is ignored.
 */
export function compileForm(survey: unknown): CompileResult {
  const compilation = new Compilation();
  if (!isObject(survey)) {
    const message = { ru: 'Форма должна быть объектом JSON', en: 'A form must be a JSON object' };
    return { ok: false, faults: [{ path: '', code: 'form.shape', message }] };
  }
  const malformed = structureFault(survey);
  if (malformed) return { ok: false, faults: [malformed] };
  const source = new Source(compilation, survey, '');
  source.checkProperties(surveyProperties);
  compilation.hidingRule(source, 'clearInvisibleValues');
  const pages = readPages(source, compilation);
  const calculated = source
    .objects('calculatedValues')
    .map((value) => compilation.calculatedValue(value));
  compilation.finish();
  const description = source.text('description');
  const completedText = source.plainText('completedHtml');
  const form: CompiledForm = {
    format: 1,
    title: source.text('title') ?? { ru: '' },
    ...(description && { description }),
    ...(completedText && { completedText }),
    languages: compilation.hasEnglish ? ['ru', 'en'] : ['ru'],
    pages,
    calculated: calculated.flat(),
    light: compilation.light,
  };
  if (pages.every((page) => page.elements.length === 0) && compilation.faults.length === 0) {
    source.fault('pages', 'form.shape', 'В форме нет ни одного вопроса', 'The form is empty');
  }
  if (compilation.faults.length === 0) compilation.faults.push(...findCycles(form));
  return compilation.faults.length === 0
    ? { ok: true, form }
    : { ok: false, faults: compilation.faults };
}
