import { describe, expect, it } from 'vitest';
import { clusters } from '../../../catalogs/methods/clusters.ts';
import { runOn } from './set.ts';

/** Three clouds of eight schools that nobody could mix up. */
const clouds = Object.fromEntries(
  [10, 50, 90].flatMap((centre, cloud) =>
    Array.from({ length: 8 }, (_, i) => [
      `${String.fromCharCode(65 + cloud)}${String(i)}`,
      { results: centre + i, poverty: 100 - centre - i / 2 },
    ]),
  ),
);
const inputs = { poverty: { polarity: 'down' as const } };
const suggested = { way: 'suggested' };

describe('clusters', () => {
  it('keeps the department’s own names and says what sets each apart', () => {
    const run = runOn(clusters, {
      values: { A: { x: 1 }, B: { x: 9 }, C: { x: 5 } },
      clusters: { A: 'сельские', B: 'городские' },
    });
    expect(run.groups).toEqual({ A: 'сельские', B: 'городские', C: null });
    expect(run.one('C').marks).toEqual(['no-cluster']);
    expect(run.result.groups).toEqual([
      { id: 'городские', size: 1, above: ['x'], below: [] },
      { id: 'сельские', size: 1, above: [], below: ['x'] },
    ]);
    expect(run.one('B').numbers['deviation:x']).toBeCloseTo(1.2247, 4);
  });

  it('finds clouds, the best first, and explains them', () => {
    const run = runOn(clusters, { values: clouds, inputs, settings: suggested });
    for (const [id, group] of Object.entries(run.groups)) {
      expect(group).toBe({ A: '3', B: '2', C: '1' }[id[0] ?? '']);
    }
    expect(run.result.groups).toEqual([
      { id: '1', size: 8, above: ['results'], below: ['poverty'] },
      { id: '2', size: 8, above: [], below: [] },
      { id: '3', size: 8, above: ['poverty'], below: ['results'] },
    ]);
  });

  it('gives the same clusters whatever the order, and for any seed of such clouds', () => {
    const first = runOn(clusters, { values: clouds, inputs, settings: suggested });
    const backwards = Object.fromEntries(Object.entries(clouds).toReversed());
    const second = runOn(clusters, { values: backwards, inputs, settings: suggested });
    expect(second.groups).toEqual(first.groups);
    const seeded = runOn(clusters, {
      values: clouds,
      inputs,
      settings: { ...suggested, seed: 77 },
    });
    expect(seeded.groups).toEqual(first.groups);
  });

  it('does not go by the order where schools could be divided in several ways', () => {
    const fog = Object.fromEntries(
      Array.from({ length: 90 }, (_, i) => [
        `S${String(i + 10)}`,
        { x: (i * 37) % 101, y: (i * 61) % 89, z: (i * 17) % 47 },
      ]),
    );
    const turned = Object.fromEntries(Object.entries(fog).toReversed());
    const settings = { ...suggested, count: 9 };
    const run = runOn(clusters, { values: fog, settings });
    expect(runOn(clusters, { values: turned, settings }).groups).toEqual(run.groups);
    expect(new Set(Object.values(run.groups)).size).toBe(9);
  });

  it('suggests nothing for fewer than twenty, unless told to', () => {
    const few = Object.fromEntries(Object.entries(clouds).slice(0, 19));
    const run = runOn(clusters, { values: few, inputs, settings: suggested });
    expect(run.result.marks).toEqual(['too-few']);
    expect(new Set(Object.values(run.groups))).toEqual(new Set([null]));
    const least = runOn(clusters, { values: few, settings: { ...suggested, least: 19, count: 2 } });
    expect(least.result.numbers.score).toBe(2);
  });

  it('puts the mean for a missing value and leaves out who has none', () => {
    const values = { ...clouds, A0: { results: 10, poverty: null }, Z: { results: null } };
    const run = runOn(clusters, { values, inputs, settings: suggested });
    expect(run.one('A0').marks).toEqual(['missing-input']);
    expect(run.one('Z')).toMatchObject({ group: null, marks: ['no-data'] });
  });

  it('leaves out an input that is equal everywhere, and equal schools stay together', () => {
    const values = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`S${String(i)}`, { x: 5 }]),
    );
    const inputs = { x: {}, nobody: {} };
    const run = runOn(clusters, { values, inputs, settings: suggested });
    // Of what nobody has there is nothing to say.
    expect(run.result.marks).toEqual(['too-few', 'equal-values:x']);
    const two = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`S${String(i)}`, { x: i % 2 }]),
    );
    expect(runOn(clusters, { values: two, settings: suggested }).result.numbers.score).toBe(2);
  });

  it('names inputs only from the deviation that is set', () => {
    const run = runOn(clusters, {
      values: clouds,
      inputs,
      settings: { ...suggested, noticeable: 2 },
    });
    expect(run.result.groups?.[0]).toEqual({ id: '1', size: 8, above: [], below: [] });
  });
});
