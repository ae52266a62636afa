import { Problem } from '../../client/staff/api.ts';
import {
  contentOf,
  empty,
  sameContent,
} from '../../client/staff/pages/assignments/saving/content.ts';
import { FieldSaver } from '../../client/staff/pages/assignments/saving/field-saver.ts';
import { isSameUnsent, type Unsent } from '../../client/staff/pages/assignments/saving/unsent.ts';
import type {
  FieldContent,
  FieldsInput,
  FieldsSaved,
  FieldsSince,
  FieldView,
} from '../../server/assignments/schema.ts';

const offline = () => new Problem(0, { code: 'network.unreachable', message: 'нет связи' });
const locked = () => new Problem(409, { code: 'dataForm.locked', message: 'срок прошёл' });

/** A server as the contract describes it: each field has a version of its own. */
export class Server {
  revision = 0;
  readonly fields = new Map<string, FieldView>();
  /** Everything that ever stood in a field. */
  readonly past = new Map<string, FieldContent[]>();
  readonly given: FieldsInput[] = [];
  isLocked = false;

  write(question: string, content: FieldContent, by: string): FieldView {
    this.revision += 1;
    const at = '2026-01-01T00:00:00.000Z';
    const version = this.revision;
    const field = { question, version, ...contentOf(content), by, at };
    this.fields.set(question, field);
    this.past.set(question, [...(this.past.get(question) ?? []), contentOf(content)]);
    return field;
  }

  save({ changes, since }: FieldsInput, by: string): FieldsSaved {
    if (this.isLocked) throw locked();
    this.given.push({ changes, since });
    const saved: FieldsSaved = {
      revision: 0,
      state: 'draft',
      saved: [],
      conflicts: [],
      refused: [],
      others: [],
    };
    for (const { question, base, ...content } of changes) {
      const standing = this.fields.get(question);
      if (content.answer === 'refuse') {
        saved.refused.push({ question, message: { ru: 'нужно число', en: 'a number is needed' } });
      } else if (sameContent(standing ?? empty, content)) {
        saved.saved.push({ question, version: standing?.version ?? 0 });
      } else if ((standing?.version ?? 0) === base) {
        const { version } = this.write(question, content, by);
        saved.saved.push({ question, version });
      } else if (standing) saved.conflicts.push(standing);
    }
    const asked = new Set(changes.map(({ question }) => question));
    saved.others = [...this.fields.values()].filter(
      (field) => field.version > since && !asked.has(field.question),
    );
    saved.revision = this.revision;
    return saved;
  }

  since(revision: number): FieldsSince {
    if (this.revision <= revision) return { revision, fields: [] };
    const fields = [...this.fields.values()].filter(({ version }) => version > revision);
    return { revision: this.revision, state: 'draft', fields };
  }

  view() {
    return { revision: this.revision, fields: [...this.fields.values()] };
  }
}

export function memory(kept = new Map<string, Unsent>()) {
  return {
    kept,
    read: () => new Map(kept),
    write: (name: string, unsent: Unsent) => {
      // As the browser's storage does it: as text.
      kept.set(name, JSON.parse(JSON.stringify(unsent)) as Unsent);
      return true;
    },
    remove: (name: string, known: Pick<Unsent, 'content' | 'text'>) => {
      const one = kept.get(name);
      if (one && isSameUnsent(one, known)) kept.delete(name);
    },
  };
}

/** How long a request takes to the server, and the answer back. */
export const way = () => new Promise((resolve) => setTimeout(resolve, 100));

export type Network = 'good' | 'requestLost' | 'answerLost';

/** A form on somebody's screen. */
export function openForm(
  server: Server,
  unsent = memory(),
  network: Network[] = [],
  person = 'Марина',
) {
  const send = async (input: FieldsInput): Promise<FieldsSaved> => {
    await way();
    const fate = network.shift() ?? 'good';
    if (fate === 'requestLost') throw offline();
    const answer = server.save(structuredClone(input), person);
    await way();
    if (fate === 'answerLost') throw offline();
    return answer;
  };
  const saver = new FieldSaver(server.view(), { send, unsent, person });
  saver.start();
  return saver;
}
