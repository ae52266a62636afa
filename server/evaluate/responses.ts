import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkAnswers } from '../../forms/run/check.ts';
import { isCalendarDate } from '../../forms/run/values.ts';
import type { FormVersion } from '../forms/model.ts';
import { daysOf } from '../periods.ts';
import { storeResponse, type Response } from '../responses/model.ts';
import { newId } from '../storage/ids.ts';
import { checkedPeriod, organizationOf } from './cells.ts';
import type { CsvRow } from './csv.ts';
import type { Loading } from './loading.ts';
import { readLines } from './ndjson.ts';
import { answersFromCsv } from './responses-csv.ts';

/** One response as a file gives it. */
export interface GivenResponse {
  organization: string;
  day: string;
  period: string;
  answers: unknown;
  refuse: CsvRow['refuse'];
}

const lineShape = z.strictObject({
  organization: z.string(),
  answers: z.record(z.string(), z.unknown()),
  day: z.string().default(''),
  period: z.string().default(''),
});

/** How many are written at once. */
const group = 5_000;

/** Reads `responses/<form>.ndjson` and `.csv` and stores what the forms accept. */
export async function loadResponses(loading: Loading): Promise<void> {
  const folder = join(loading.path, 'responses');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).sort()) {
    const file = `responses/${name}`;
    const [, key, kind] = /^(.+)\.(ndjson|csv)$/.exec(name) ?? [];
    const form = loading.versions.find((one) => one.key === key);
    if (kind === undefined || !form) continue;
    if (form.kind === 'dataForm') {
      loading.faults.add(
        { file },
        {
          ru: 'это форма данных: её числа указываются в elements.csv.',
          en: 'this is a data form: its numbers go into elements.csv.',
        },
      );
      continue;
    }
    const given =
      kind === 'csv' ? answersFromCsv(loading, file, form) : answersFromLines(loading, file);
    await store(given, form, loading);
  }
}

function answersFromLines({ path, faults }: Loading, file: string): GivenResponse[] {
  return readLines(join(path, file), file, faults).flatMap(({ line, json }) => {
    const refuse: CsvRow['refuse'] = (column, message) =>
      faults.add({ file, line, column }, message);
    const parsed = lineShape.safeParse(json);
    if (parsed.success) return [{ ...parsed.data, refuse }];
    for (const { path: at, code, keys } of parsed.error.issues as ShapeIssue[]) {
      const place = code === 'unrecognized_keys' ? (keys?.[0] ?? '') : at.join('.');
      refuse(place || null, {
        ru: 'нужен объект {"organization": …, "answers": {…}}, ещё могут быть day и period.',
        en: 'an object {"organization": …, "answers": {…}} is needed; day and period may be added.',
      });
    }
    return [];
  });
}

interface ShapeIssue {
  path: PropertyKey[];
  code: string;
  keys?: string[];
}

async function store(
  given: readonly GivenResponse[],
  form: FormVersion,
  loading: Loading,
): Promise<void> {
  const responses = given.flatMap((one) => responseOf(one, form, loading) ?? []);
  // What is at fault elsewhere will not be computed.
  if (loading.faults.all.length > 0) return;
  for (let from = 0; from < responses.length; from += group) {
    await Promise.all(responses.slice(from, from + group).map((one) => storeResponse(one)));
  }
}

function responseOf(given: GivenResponse, form: FormVersion, loading: Loading): Response | null {
  const { organization: named, answers, refuse } = given;
  const organization = organizationOf({ get: () => named, refuse }, loading);
  const period = checkedPeriod(given.period || loading.period, form.periodType, (message) =>
    refuse('period', message),
  );
  const isDay: boolean = given.day === '' || isCalendarDate(given.day);
  if (!isDay) {
    refuse('day', {
      ru: `нужна дата, например 2021-09-01, а здесь «${given.day}».`,
      en: `a date such as 2021-09-01 is needed, not “${given.day}”.`,
    });
    return null;
  }
  if (!organization || !period) return null;
  if (!loading.asked.isFor(form, period, organization)) {
    const { type } = organization;
    refuse('organization', {
      ru: `форма «${form.key}» не для организаций этого типа (${type}); если их спрашивали, назовите их в asked.csv.`,
      en: `the form “${form.key}” is not for organizations of this type (${type}); name them in asked.csv where they were asked.`,
    });
    return null;
  }
  const day = given.day || daysOf(period).last;
  const checked = checkAnswers(form.compiled, answers, { today: day });
  if (!checked.ok) {
    for (const { path, message } of checked.faults) refuse(path || null, message);
    return null;
  }
  loading.asked.has(form, period);
  return {
    _id: newId(),
    municipalityId: loading.municipalityId,
    // All responses of a file are one survey's; which one counts for nothing in the values.
    campaignId: 'file',
    organizationId: organization._id,
    formKey: form.key,
    formVersion: form.version,
    period,
    day,
    answers: checked.answers,
    folded: checked.folded,
    step: 1,
  };
}
