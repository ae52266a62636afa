export const shortestPassword = 10;

export type Strength = 'guessable' | 'fair' | 'good' | 'strong';

/** How a password of sufficient length stands: length is what counts, not kinds of characters. */
export function passwordStrength(password: string): Strength {
  const different = new Set(password.toLowerCase()).size;
  if (different < 5) return 'guessable';
  if (password.length < 14) return 'fair';
  return password.length < 20 ? 'good' : 'strong';
}
