import { expect, it } from 'vitest';
import { loginFrom } from '../../../server/people/login.ts';
import { guessable } from '../../../server/people/password.ts';

const guseva = { login: 'guseva.mp', name: 'Гусева Мария Павловна' };

it.each([
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'qwerty12345',
  'йцукенгшщз',
  'aaaaaaaaaa',
  '1212121212',
  'пароль2026!',
  'Password123',
  'guseva.mp2026',
  'Гусева 1978',
  'Гусева Мария Павловна',
])('«%s» is among the first that anybody tries', (password) => {
  expect(guessable(password, guseva)).toBe(true);
});

it.each(['чай в подстаканнике', 'correct horse', 'лыжи-снег-утро', 'Tr7xk-2mQpz', 'гусеница моря'])(
  '«%s» may be a password',
  (password) => {
    expect(guessable(password, guseva)).toBe(false);
  },
);

it.each([
  ['Гусева Мария Павловна', 'guseva.mp'],
  ['Щёлоков Ян', 'schelokov.y'],
  ['Ким Ирина Олеговна (демо)', 'kim.io'],
  ['Иванова-Петрова А.Б.', 'ivanova.ab'],
  ['Müller Jörg', 'muller.j'],
  ['№', 'user'],
])('%s signs in as %s', (name, login) => {
  expect(loginFrom(name)).toBe(login);
});
