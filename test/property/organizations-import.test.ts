import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CheckView, LayoutView } from '../../server/organizations/import.schema.ts';
import { recogniseColumns } from '../../server/organizations/import/columns.ts';
import { isReady, planImport } from '../../server/organizations/import/plan.ts';
import type { KnownOrganization } from '../../server/organizations/import/registry.ts';
import type { Table } from '../../server/organizations/import/rows.ts';
import { writesOf } from '../../server/organizations/import/write.ts';
import type { OrganizationView } from '../../server/organizations/schema.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Person } from '../support/person.ts';
import {
  corrections,
  cuts,
  lineFields,
  piecesOf,
  sheetOf,
  subjectOf,
  type Line,
} from './support/lists.ts';

type Field = (typeof lineFields)[number];

/** What the registry says of each organization; names may be any of its own. */
function essence(registry: readonly Pick<OrganizationView, Field | 'name' | 'type'>[]) {
  return registry
    .map((one) => ({
      subject: subjectOf(one.name),
      type: one.type,
      ...Object.fromEntries(lineFields.map((field) => [field, one[field]])),
    }))
    .toSorted((a, b) => a.subject - b.subject);
}

/** Answers «the same or another?» as somebody who knows the organizations. */
function answer(
  subject: number,
  options: readonly { value: string }[],
  nameOf: (id: string) => string,
): string {
  const same = options.find(({ value }) => {
    const name = value.startsWith('id:') ? nameOf(value.slice(3)) : value.slice(5);
    return value !== 'new' && subjectOf(name) === subject;
  });
  return same?.value ?? 'new';
}

/** Brings a table to a registry in memory, by the same plan and writes as the product. */
function bring(
  registry: KnownOrganization[],
  lines: readonly Line[],
  mayAsk = true,
): KnownOrganization[] {
  const rows = sheetOf(lines);
  const decisions: Record<string, string> = {};
  const table: Table = { ...recogniseColumns(rows), rows, merged: [], decisions, skip: [] };
  let plan = planImport(table, registry, []);
  if (!mayAsk) expect(isReady(plan)).toBe(true);
  for (let turn = 0; !isReady(plan) && turn < 20; turn += 1) {
    for (const { number, questions, faults } of plan.rows) {
      expect(faults).toEqual([]);
      for (const { key, options, answer: given } of questions) {
        if (given !== null) continue;
        const { subject } = lines[number - 2]!;
        decisions[key] = answer(
          subject,
          options,
          (id) => registry.find((one) => one.id === id)?.name ?? '',
        );
      }
    }
    plan = planImport(table, registry, []);
  }
  expect(isReady(plan)).toBe(true);
  const next = registry.map((one) => ({ ...one }));
  for (const { isNew, organizationId, values, spellings } of writesOf(plan, randomUUID)) {
    if (isNew) {
      next.push({ id: organizationId, active: true, spellings, ...values } as KnownOrganization);
    } else {
      const one = next.find(({ id }) => id === organizationId)!;
      Object.assign(one, values, { spellings: [...new Set([...one.spellings, ...spellings])] });
    }
  }
  return next;
}

it('any order, pieces and repeats of corrections end in the same registry, never doubled', () => {
  fc.assert(
    fc.property(corrections, cuts, (lists, cut) => {
      let plain: KnownOrganization[] = [];
      let cutUp: KnownOrganization[] = [];
      for (const lines of lists) {
        plain = bring(plain, lines);
        for (const piece of piecesOf(lines, cut)) cutUp = bring(cutUp, piece);
        // The same list once more has nothing new to say and nothing to ask.
        cutUp = bring(cutUp, lines, false);
      }
      const named = new Set(lists.flat().map(({ subject }) => subject));
      expect(plain).toHaveLength(named.size);
      expect(essence(cutUp)).toEqual(essence(plain));
    }),
    { numRuns: 100 },
  );
});

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
});
afterAll(() => app.stop());

/** Brings a table over HTTP, answering what is asked. */
async function send(person: Person, lines: readonly Line[]): Promise<void> {
  const rows = sheetOf(lines);
  const known = (await person.get('/api/organizations')).json<OrganizationView[]>();
  const layout = await person.post('/api/organizations/import/layout', { rows });
  const decisions: Record<string, string> = {};
  const table = { ...layout.json<LayoutView>(), rows, decisions };
  const check = async () =>
    (await person.post('/api/organizations/import/check', table)).json<CheckView>();
  let view = await check();
  for (let turn = 0; !view.ready && turn < 20; turn += 1) {
    for (const { number, questions } of view.rows) {
      for (const { key, options, answer: given } of questions) {
        if (given !== null) continue;
        const { subject } = lines[number - 2]!;
        decisions[key] = answer(
          subject,
          options,
          (id) => known.find((one) => one.id === id)?.name ?? '',
        );
      }
    }
    view = await check();
  }
  const seen = Object.fromEntries(view.rows.map(({ number, mark }) => [String(number), mark]));
  const body = { ...table, id: randomUUID(), seen };
  const reply = await person.post('/api/organizations/import', body);
  expect(reply.status, reply.text).toBe(200);
}

it('the same holds through the API and the storage', async () => {
  await fc.assert(
    fc.asyncProperty(corrections, cuts, async (lists, cut) => {
      const plain = await app.makeTown({ templateId: null });
      const cutUp = await app.makeTown({ templateId: null });
      for (const lines of lists) {
        await send(plain.asIrina, lines);
        for (const piece of piecesOf(lines, cut)) await send(cutUp.asIrina, piece);
      }
      const all = async (person: Person) =>
        (await person.get('/api/organizations')).json<OrganizationView[]>();
      expect(essence(await all(cutUp.asIrina))).toEqual(essence(await all(plain.asIrina)));
    }),
    { numRuns: 2 },
  );
});
