import type { CompiledQuestion, FileAnswer } from '../../../forms/run/types.ts';

/** Whether a file is of a kind the question takes: «.pdf», «image/*» or «image/png». */
export function isAcceptedType(
  file: { name: string; type: string },
  accepted: string[] | undefined,
): boolean {
  if (accepted === undefined || accepted.length === 0) return true;
  return accepted.some((pattern) => {
    const wanted = pattern.trim().toLowerCase();
    if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted);
    if (wanted.endsWith('/*')) return file.type.toLowerCase().startsWith(wanted.slice(0, -1));
    return file.type.toLowerCase() === wanted;
  });
}

/** The kinds of files a question takes, in words: «.pdf, изображения». */
export function typesText(accepted: string[] | undefined, images: string): string {
  const words = (accepted ?? []).map((type) => (type.startsWith('image/') ? images : type));
  return [...new Set(words)].join(', ');
}

/** A size in words, «1,5 МБ». `units` are the words for bytes, kilobytes and megabytes. */
export function sizeText(bytes: number, units: string[], language: string): string {
  const power = bytes >= 1_048_576 ? 2 : bytes >= 1024 ? 1 : 0;
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
    bytes / 1024 ** power,
  );
  return `${value}\u00a0${units[power] ?? ''}`;
}

/** What is wrong with a chosen file, if anything. */
export function fileFault(file: File, question: CompiledQuestion): 'size' | 'type' | undefined {
  if (!isAcceptedType(file, question.acceptedTypes)) return 'type';
  return question.maxSize !== undefined && file.size > question.maxSize ? 'size' : undefined;
}

/** Reads a file as SurveyJS stores it: its content as a data address. */
export function readFile(file: File): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      typeof reader.result === 'string'
        ? resolve({ name: file.name, type: file.type, content: reader.result })
        : reject(new Error('unread'));
    reader.onerror = () => reject(reader.error ?? new Error('unread'));
    reader.readAsDataURL(file);
  });
}
