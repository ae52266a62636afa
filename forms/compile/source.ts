import type { LocalText } from '../run/types.ts';
import type { CompileFault, CompileFaultCode } from './faults.ts';

/** Collects the faults of a whole form, so that its author sees all of them at once. */
export interface FaultList {
  faults: CompileFault[];
  /** Whether any text has an English wording. */
  hasEnglish: boolean;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The definition without its undefined values, so that optional fields are simply missing. */
export function defined<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** One object of the SurveyJS definition, read property by property with its place at hand. */
export class Source {
  readonly json: Record<string, unknown>;
  readonly path: string;
  readonly list: FaultList;
  readonly name: string | undefined;

  constructor(list: FaultList, json: Record<string, unknown>, path: string, name?: string) {
    this.list = list;
    this.json = json;
    this.path = path;
    this.name = name;
  }

  at(property: string): string {
    return this.path === '' ? property : `${this.path}.${property}`;
  }

  fault(property: string, code: CompileFaultCode, ru: string, en: string): void {
    this.list.faults.push({
      path: property === '' ? this.path : this.at(property),
      ...(this.name !== undefined && { name: this.name }),
      code,
      message: { ru, en },
    });
  }

  has(property: string): boolean {
    return this.json[property] !== undefined && this.json[property] !== null;
  }

  private wrongKind(property: string, ru: string, en: string): void {
    this.fault(
      property,
      'property.value',
      `Свойство ${property}: ${ru}`,
      `Property ${property}: ${en}`,
    );
  }

  /** A flag; `fallback` when it is not given. */
  flag(property: string, fallback = false): boolean {
    const value = this.json[property];
    if (value === undefined || value === null) return fallback;
    if (typeof value === 'boolean') return value;
    this.wrongKind(property, 'нужно true или false', 'true or false is needed');
    return fallback;
  }

  /** A number, perhaps written as a text; nothing when it is not given or 0 means "no limit". */
  number(property: string): number | undefined {
    const value = this.json[property];
    if (value === undefined || value === null || value === '') return undefined;
    const read = typeof value === 'string' ? Number(value) : value;
    if (typeof read === 'number' && Number.isFinite(read)) return read;
    this.wrongKind(property, 'нужно число', 'a number is needed');
    return undefined;
  }

  string(property: string): string | undefined {
    const value = this.json[property];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    this.wrongKind(property, 'нужна строка', 'a string is needed');
    return undefined;
  }

  objects(property: string): Source[] {
    const value = this.json[property];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.wrongKind(property, 'нужен список', 'a list is needed');
      return [];
    }
    return value.flatMap((item: unknown, index) => {
      const path = `${this.at(property)}[${index}]`;
      if (isObject(item)) return [new Source(this.list, item, path, this.name)];
      this.fault(
        `${property}[${index}]`,
        'form.shape',
        'Здесь нужен объект',
        'An object is needed',
      );
      return [];
    });
  }

  /** A text in the form's languages; SurveyJS keeps the main language under `default`. */
  text(property: string): LocalText | undefined {
    return this.localText(this.json[property], property);
  }

  localText(value: unknown, property: string): LocalText | undefined {
    if (value === undefined || value === null || value === '') return undefined;
    const texts = typeof value === 'string' ? { default: value } : value;
    if (!isObject(texts)) {
      this.wrongKind(property, 'нужен текст', 'a text is needed');
      return undefined;
    }
    const ru = texts['default'] ?? texts['ru'];
    const en = texts['en'];
    if (typeof ru !== 'string' || (en !== undefined && typeof en !== 'string')) {
      this.fault(
        property,
        'text.invalid',
        'Нужен русский текст под ключом default',
        'A Russian text is needed under the key default',
      );
      return undefined;
    }
    for (const text of [ru, en ?? '']) {
      if (/\{[^{}]*\}/.test(text)) {
        this.fault(
          property,
          'text.invalid',
          'Подстановка {…} в тексты не поддерживается',
          'Inserting {…} into texts is not supported',
        );
      }
    }
    if (en !== undefined) this.list.hasEnglish = true;
    return en === undefined ? { ru } : { ru, en };
  }

  /** A text whose markup is turned into plain paragraphs. */
  plainText(property: string): LocalText | undefined {
    const text = this.text(property);
    return (
      text &&
      defined<LocalText>({ ru: withoutMarkup(text.ru), en: text.en && withoutMarkup(text.en) })
    );
  }

  /** Names every property that is neither carried out nor harmless. */
  checkProperties(known: { carried: string[]; ignored: string[] }): void {
    for (const property of Object.keys(this.json)) {
      if (known.carried.includes(property) || known.ignored.includes(property)) continue;
      this.fault(
        property,
        'property.unsupported',
        `Свойство ${property} не поддерживается: уберите его`,
        `The property ${property} is not supported: remove it`,
      );
    }
  }
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

function withoutMarkup(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|h[1-6]|li|ul|ol|tr)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#39|\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');
}
