import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listIndicators } from '../../../catalogs/walk.ts';
import { knownOf } from '../../../server/catalogs/known.ts';
import { compileMeasure } from '../../../server/catalogs/measure.ts';
import { libraryForm } from './known.ts';
import { CATALOGS, readCatalog } from './read.ts';

const folder = new URL('../../../forms/library/', import.meta.url);
const forms = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => libraryForm(name.replace('.json', '')));

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

  it('compiles every measure against its own dictionary and the form library', () => {
    const known = knownOf(catalog, forms);
    const faults = all.flatMap(({ indicator: { measure }, path }) => {
      const compiled = measure && compileMeasure(measure, known);
      return !compiled || compiled.ok ? [] : compiled.faults.map((one) => ({ at: path, ...one }));
    });
    expect(faults).toEqual([]);
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
