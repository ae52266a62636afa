/**
 * The expression language once more, as slowly and plainly as docs/expressions.md says it: the text
 * is read each time, values are looked up by name. Knows only what the generated measures use.
 */

export type Plain = number | string | boolean | null;

/** What a name in braces stands for; null where there is nothing. */
export type Names = (name: string) => Plain;

/**
 * Over a row a comparison with nothing is false; over an organization's own amounts it cannot be
 * said, and neither can what hangs on it.
 */
export type Over = 'row' | 'amounts';

export function plainValue(text: string, names: Names, over: Over): Plain {
  const words =
    text.match(/\{[^{}]+\}|'[^']*'|\d+(?:\.\d+)?|<>|<=|>=|[<>=+\-*/(),[\]!]|[a-z]+/giu) ?? [];
  return new Reader(words, names, over).all();
}

class Reader {
  readonly #words: string[];
  readonly #names: Names;
  readonly #over: Over;

  constructor(words: readonly string[], names: Names, over: Over) {
    this.#words = [...words];
    this.#names = names;
    this.#over = over;
  }

  all(): Plain {
    const value = this.#or();
    if (this.#words.length > 0) throw new Error(`cannot read ${this.#words.join(' ')}`);
    return value;
  }

  #take(...wanted: string[]): string | null {
    const [next] = this.#words;
    if (next === undefined || !wanted.includes(next)) return null;
    this.#words.shift();
    return next;
  }

  #or(): Plain {
    let left = this.#and();
    while (this.#take('or')) left = this.#joined(left, this.#and(), true);
    return left;
  }

  #and(): Plain {
    let left = this.#comparison();
    while (this.#take('and')) left = this.#joined(left, this.#comparison(), false);
    return left;
  }

  /** `deciding` is the one that settles it whatever the other is: true for or, false for and. */
  #joined(left: Plain, right: Plain, deciding: boolean): Plain {
    if (left === deciding || right === deciding) return deciding;
    if (left === null || right === null) return this.#over === 'row' ? false : null;
    return !deciding;
  }

  #comparison(): Plain {
    const left = this.#sum();
    if (this.#take('notempty')) return left !== null;
    if (this.#take('empty')) return left === null;
    if (this.#take('anyof')) return this.#list().includes(left);
    const sign = this.#take('=', '<>', '<', '<=', '>', '>=');
    if (!sign) return left;
    const right = this.#sum();
    if (left === null || right === null) {
      if (this.#over === 'amounts') return null;
      if (sign === '<' || sign === '>') return false;
      return sign === '<>' ? left !== right : left === right;
    }
    if (sign === '=') return folded(left) === folded(right);
    if (sign === '<>') return folded(left) !== folded(right);
    if (sign === '<') return left < right;
    if (sign === '<=') return left <= right;
    return sign === '>' ? left > right : left >= right;
  }

  #list(): Plain[] {
    const items: Plain[] = [];
    if (!this.#take('[')) throw new Error('no list');
    while (!this.#take(']')) {
      items.push(this.#sum());
      this.#take(',');
    }
    return items;
  }

  #sum(): Plain {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const plus = sign === '+';
      left = arithmetic(left, this.#product(), (a, b) => (plus ? a + b : a - b));
    }
    return left;
  }

  #product(): Plain {
    let left = this.#single();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const times = sign === '*';
      left = arithmetic(left, this.#single(), (a, b) => (times ? a * b : b === 0 ? null : a / b));
    }
    return left;
  }

  #single(): Plain {
    const word = this.#words.shift() ?? '';
    if (word.startsWith('{')) return this.#names(word.slice(1, -1));
    if (word.startsWith("'")) return word.slice(1, -1);
    if (/^\d/.test(word)) return Number(word);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === '(') return this.#closed(this.#or());
    if (word === '!') {
      const value = this.#single();
      return value === null && this.#over === 'amounts' ? null : value !== true;
    }
    if (word === 'iif') return this.#choice();
    if (word === 'round') return this.#rounded();
    throw new Error(`cannot read ${word}`);
  }

  #closed(value: Plain): Plain {
    if (!this.#take(')')) throw new Error('no closing bracket');
    return value;
  }

  #choice(): Plain {
    this.#take('(');
    const condition = this.#or();
    this.#take(',');
    const then = this.#or();
    this.#take(',');
    const otherwise = this.#closed(this.#or());
    if (condition === null && this.#over === 'amounts') return null;
    return condition === true ? then : otherwise;
  }

  #rounded(): Plain {
    this.#take('(');
    const value = this.#sum();
    this.#take(',');
    const digits = Number(this.#closed(this.#sum()));
    if (typeof value !== 'number') return null;
    // Half goes away from zero; what only binary noise keeps below a half is a half.
    const scaled = Number((Math.abs(value) * 10 ** digits).toPrecision(12));
    return (Math.sign(value) * Math.round(scaled)) / 10 ** digits;
  }
}

function arithmetic(
  left: Plain,
  right: Plain,
  compute: (a: number, b: number) => number | null,
): Plain {
  return typeof left === 'number' && typeof right === 'number' ? compute(left, right) : null;
}

function folded(value: Plain): Plain {
  return typeof value === 'string' ? value.trim().toLowerCase() : value;
}
