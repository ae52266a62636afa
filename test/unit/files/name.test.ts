import { describe, expect, it } from 'vitest';
import { storedName } from '../../../server/files/name.ts';

describe('the name of a kept file', () => {
  it.each([
    ['Отчёт.pdf', 'Отчёт.pdf'],
    ['C:\\Users\\Школа\\Отчёт.PDF', 'Отчёт.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['отчёт.pdf.exe', 'отчёт.pdf.exe.pdf'],
    // Turns the reading direction around: «exe.fdp» would be read as «pdf.exe».
    ['счёт\u202Efdp.exe', 'счёт fdp.exe.pdf'],
    ['a\u0000b\r\nc.pdf', 'a b c.pdf'],
    ['   . ', 'file.pdf'],
    ['', 'file.pdf'],
    ['.pdf', 'file.pdf'],
    [`${'я'.repeat(300)}.pdf`, `${'я'.repeat(196)}.pdf`],
  ])('%j becomes %j', (given, stored) => {
    expect(storedName(given, ['pdf'])).toBe(stored);
    expect(storedName(given, ['pdf']).length).toBeLessThanOrEqual(200);
  });

  it('keeps either ending of a picture', () => {
    expect(storedName('скан.jpeg', ['jpg', 'jpeg'])).toBe('скан.jpeg');
    expect(storedName('скан.png', ['jpg', 'jpeg'])).toBe('скан.png.jpg');
  });
});
