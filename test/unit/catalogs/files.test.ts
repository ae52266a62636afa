import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listIndicators, listReferences } from '../../../catalogs/walk.ts';
import { CATALOGS, readCatalog } from './read.ts';

interface LibraryForm {
  id: string;
  organizationTypes: string[];
  survey: { pages: { elements: { name: string }[] }[] };
  elements?: { id: string }[];
}

const folder = new URL('../../../forms/library/', import.meta.url);
const forms = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LibraryForm);

describe.each(CATALOGS)('catalog $id', ({ id, directions, criteria, indicators, rows, lines }) => {
  const catalog = readCatalog(id);
  const all = listIndicators(catalog);
  const own = all.filter(({ indicator }) => indicator.origin === 'document');

  it('holds every direction, criterion, indicator and schedule row of its document', () => {
    expect(catalog.id).toBe(id);
    expect(catalog.directions).toHaveLength(directions);
    expect(catalog.directions.flatMap((direction) => direction.criteria)).toHaveLength(criteria);
    expect(own).toHaveLength(indicators);
    expect(catalog.schedule).toHaveLength(rows);
  });

  it('names each thing once', () => {
    const keys = all.map(({ indicator }) => indicator.key);
    expect(new Set(keys).size).toBe(keys.length);
    const rowIds = catalog.schedule.map((row) => row.id);
    expect(new Set(rowIds).size).toBe(rowIds.length);
    const settingIds = catalog.settings.map((setting) => setting.id);
    expect(new Set(settingIds).size).toBe(settingIds.length);
  });

  it('says for every direction, criterion, indicator and row where it stands', () => {
    expect(catalog.document.lines).toBe(lines);
    const places = [
      ...catalog.directions.map((direction) => direction.sourceLine),
      ...catalog.directions.flatMap((d) => d.criteria.map((criterion) => criterion.sourceLine)),
      ...all.map(({ indicator }) => indicator.sourceLine),
      ...catalog.schedule.map((row) => row.sourceLine),
    ];
    for (const place of places) {
      expect(place).toBeGreaterThanOrEqual(1);
      expect(place).toBeLessThanOrEqual(lines);
    }
  });

  it('gives a reason with every setting and a default that its choices contain', () => {
    expect(catalog.settings.length).toBeGreaterThan(0);
    for (const setting of catalog.settings) {
      expect(setting.reason.length).toBeGreaterThan(0);
      expect(setting.unit === 'choice').toBe(setting.choices !== undefined);
      if (setting.choices) {
        expect(setting.choices.map((choice) => choice.value)).toContain(setting.value);
      }
    }
  });

  it('binds measures only to forms, questions and elements of the form library', () => {
    const elements = new Set(forms.flatMap((form) => form.elements ?? []).map((one) => one.id));
    for (const { aggregate, path } of listReferences(catalog)) {
      if ('element' in aggregate) {
        expect(elements, path).toContain(aggregate.element);
        continue;
      }
      const form = forms.find((one) => one.id === aggregate.form);
      expect(form, path).toBeDefined();
      const questions = form?.survey.pages.flatMap((page) => page.elements.map((q) => q.name));
      const text = `${'mean' in aggregate ? aggregate.mean : ''} ${aggregate.where ?? ''}`;
      for (const [, name] of text.matchAll(/\{([^}]+)\}/g)) expect(questions, path).toContain(name);
    }
  });

  it('measures a share as a percent and a presence as yes or no', () => {
    for (const { indicator } of all) {
      if (indicator.measure?.kind === 'share') expect(indicator.unit).toBe('percent');
      if (indicator.measure?.kind === 'presence') expect(indicator.unit).toBe('yesno');
    }
  });
});

describe('the five catalogs together', () => {
  it('hold 594 indicators and 915 schedule rows', () => {
    const catalogs = CATALOGS.map(({ id }) => readCatalog(id));
    const documents = catalogs.flatMap(listIndicators).filter((i) => i.criterionId !== undefined);
    expect(documents).toHaveLength(594);
    expect(catalogs.flatMap((catalog) => catalog.schedule)).toHaveLength(915);
  });
});
