import recheck from 'recheck/lib/browser.js';

const known = new Map<string, 'safe' | 'unsafe' | 'invalid'>();
const longest = 500;

/**
 * Whether an author's pattern can be run on a respondent's text: it must be a valid Unicode
 * regular expression whose time does not explode. Only what recheck proves safe is accepted.
 */
export function judgePattern(pattern: string, flags: string): 'safe' | 'unsafe' | 'invalid' {
  const key = `${flags}/${pattern}`;
  let verdict = known.get(key);
  if (verdict === undefined) {
    verdict = judge(pattern, flags);
    known.set(key, verdict);
  }
  return verdict;
}

function judge(pattern: string, flags: string): 'safe' | 'unsafe' | 'invalid' {
  try {
    new RegExp(pattern, flags);
  } catch {
    return 'invalid';
  }
  if (pattern.length > longest) return 'unsafe';
  return recheck.checkSync(pattern, flags, { timeout: 3_000 }).status === 'safe'
    ? 'safe'
    : 'unsafe';
}
