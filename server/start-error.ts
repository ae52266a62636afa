/**
 * A reason why the server cannot start that the person at the keyboard can act on. main.ts prints
 * its message without a stack: Russian first, English on the next line.
 */
export class StartError extends Error {
  constructor(
    readonly ru: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${ru}\n${en}`, options);
    this.name = 'StartError';
  }
}
