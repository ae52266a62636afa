import { describe, expect, it } from 'vitest';
import { draftStore, type Draft } from '../../../client/respond/draft.ts';
import { isAcceptedType, sizeText, typesText } from '../../../client/respond/fields/read-file.ts';
import { newSubmissionId } from '../../../client/respond/submission-id.ts';
import { russianPlural, wordsOf } from '../../../client/respond/words.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the submission id', () => {
  it('is a version 4 UUID, also where the page is not in a secure context', () => {
    const old = { getRandomValues: crypto.getRandomValues.bind(crypto) } as unknown as Crypto;
    const ids = Array.from({ length: 50 }, () => newSubmissionId(old));
    for (const id of [...ids, newSubmissionId()]) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

class FullStorage extends MemoryStorage {
  override setItem(): void {
    throw new DOMException('full', 'QuotaExceededError');
  }
}

describe('the draft', () => {
  const draft: Draft = {
    answers: { hours: 5.5 },
    step: 1,
    language: 'ru',
    submission: { id: 'x', formVersion: 1, today: '2022-04-12', answers: { hours: 5.5 } },
  };

  it('comes back for the same link and form version only, until it is cleared', () => {
    const storage = new MemoryStorage();
    draftStore('token', 1, storage).save(draft);
    expect(draftStore('token', 1, storage).load()).toEqual(draft);
    expect(draftStore('token', 2, storage).load()).toBeUndefined();
    expect(draftStore('other', 1, storage).load()).toBeUndefined();
    draftStore('token', 1, storage).clear();
    expect(storage.length).toBe(0);
  });

  it('does without a storage that is full, forbidden or holds something else', () => {
    draftStore('token', 1, new FullStorage()).save(draft);
    const storage = new MemoryStorage();
    for (const strange of ['{', 'null', '5', '{"answers":null}', '{"answers":{},"step":"1"}']) {
      storage.setItem('pokazatel.draft.token.1', strange);
      expect(draftStore('token', 1, storage).load()).toBeUndefined();
    }
    const none = draftStore('token', 1, undefined);
    none.save(draft);
    expect(none.load()).toBeUndefined();
  });
});

describe('a chosen file', () => {
  it.each([
    [undefined, true],
    [['image/*'], true],
    [['.PNG'], true],
    [['image/png', '.pdf'], true],
    [['.pdf', 'application/*'], false],
  ])('photo.png among %j: %s', (accepted, fits) => {
    expect(isAcceptedType({ name: 'photo.png', type: 'image/png' }, accepted)).toBe(fits);
  });

  it('is described in words', () => {
    expect(typesText(['.pdf', 'image/png', 'image/*'], 'изображения')).toBe('.pdf, изображения');
    expect(sizeText(1_572_864, wordsOf('ru').sizeUnits, 'ru')).toBe('1,5\u00a0МБ');
    expect(sizeText(500, wordsOf('en').sizeUnits, 'en')).toBe('500\u00a0bytes');
  });
});

describe('Russian plural forms', () => {
  it.each([
    [1, 'вопрос'],
    [2, 'вопроса'],
    [5, 'вопросов'],
    [11, 'вопросов'],
    [12, 'вопросов'],
    [21, 'вопрос'],
    [104, 'вопроса'],
    [111, 'вопросов'],
  ])('%d %s', (count, word) => {
    expect(russianPlural(count, 'вопрос', 'вопроса', 'вопросов')).toBe(word);
  });
});
