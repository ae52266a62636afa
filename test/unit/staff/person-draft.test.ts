import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../client/staff/format/person-name.ts';
import {
  draftOf,
  personFaults,
  personInputOf,
  rolesToGive,
  type PersonDraft,
} from '../../../client/staff/pages/people/person-draft.ts';
import { passwordStrength } from '../../../client/staff/pages/session/password-strength.ts';

const good = { ...draftOf(null, 'one'), name: 'Гусева М. П.' };

describe('a person being typed', () => {
  it.each<[Partial<PersonDraft>, object]>([
    [{ name: ' ' }, { name: 'needName' }],
    [{ organizationIds: [] }, { organizationIds: 'needOrganizations' }],
    [{ email: 'оnovikova@example.ru' }, { email: 'cyrillicEmail' }],
    [{ email: 'novikova' }, { email: 'needEmail' }],
    [{ role: 'methodologist', organizationIds: [] }, {}],
    [{ role: 'expert', organizationIds: [] }, {}],
    [{}, {}],
  ])('%j', (over, faults) => {
    expect(personFaults({ ...good, ...over })).toEqual(faults);
  });

  it('takes no organizations into a role of the whole municipality', () => {
    expect(personInputOf({ ...good, role: 'specialist' }).organizationIds).toEqual([]);
  });

  it('offers a specialist neither specialists nor administrators', () => {
    expect(rolesToGive('specialist')).not.toContain('specialist');
    expect(rolesToGive('administrator')).toContain('administrator');
  });
});

it.each([
  ['Гусева Мария Павловна', 'Мария Павловна'],
  ['Мария Павловна Гусева', 'Мария Павловна'],
  ['Ким Ирина Олеговна (демо)', 'Ирина Олеговна'],
  ['Абрамов Илья Кузьмич', 'Илья Кузьмич'],
  ['Гусева М. П.', 'Гусева М. П.'],
  ['Салават Юлаев', 'Салават Юлаев'],
])('%s is addressed as %s', (name, address) => {
  expect(addressOf(name)).toBe(address);
});

it.each([
  ['aaaabbbbaaaa', 'guessable'],
  ['чай у окна', 'fair'],
  ['чай в подстаканнике', 'good'],
  ['чай в старом подстаканнике', 'strong'],
])('«%s» is called %s', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
