/** Where things stand in the text of a JSON file, so that a fault can name its line. */

export interface Place {
  line: number;
  /** The number of the sign in the line, from 1. */
  column: number;
}

class Stopped extends Error {
  constructor(readonly at: number) {
    super('not JSON');
  }
}

/**
 * The line and sign of a place given as a path (`context.0.measure`, `survey.pages[0].name`); of
 * what it stands in where the text does not have it.
 */
export function placeOf(text: string, path: string): Place {
  const places = new Map<string, number>();
  try {
    new Scanner(text, places).read();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  let rest = path.replace(/\[(\d+)\]/g, '.$1').replace(/[^\w.@-].*$/s, '');
  for (
    ;
    rest !== '' && !places.has(rest);
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))
  );
  return at(text, places.get(rest) ?? 0);
}

/** The line and sign where a text stops being JSON. */
export function brokenAt(text: string): Place {
  try {
    new Scanner(text, new Map()).read();
    return at(text, text.length);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return at(text, error.at);
  }
}

function at(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\n]|\\.)*"/y;

/** Reads JSON once and notes where each value begins. */
class Scanner {
  readonly #text: string;
  readonly #places: Map<string, number>;
  #at = 0;

  constructor(text: string, places: Map<string, number>) {
    this.#text = text;
    this.#places = places;
  }

  read(): void {
    this.#value('');
    this.#space();
    if (this.#at < this.#text.length) throw new Stopped(this.#at);
  }

  #value(path: string): void {
    this.#space();
    this.#places.set(path, this.#at);
    const inside = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
    if (this.#takes('{')) {
      this.#list('}', () => {
        this.#space();
        const name = JSON.parse(this.#match(string)) as string;
        this.#space();
        if (!this.#takes(':')) throw new Stopped(this.#at);
        this.#value(inside(name));
      });
    } else if (this.#takes('[')) {
      let index = 0;
      this.#list(']', () => {
        this.#value(inside(index));
        index += 1;
      });
    } else {
      this.#match(this.#text[this.#at] === '"' ? string : scalar);
    }
  }

  #list(end: string, item: () => void): void {
    this.#space();
    if (this.#takes(end)) return;
    for (;;) {
      item();
      this.#space();
      if (this.#takes(end)) return;
      if (!this.#takes(',')) throw new Stopped(this.#at);
    }
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (!found) throw new Stopped(this.#at);
    this.#at += found.length;
    return found;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '.')) this.#at += 1;
  }
}
