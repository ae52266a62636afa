import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../problem.ts';
import { BrokenZip, claimsOfZip, LargeZip, tryZip } from '../tables/zip.ts';

/** What files may be: what a school sends, and nothing that runs on the reader's machine. */
const kinds = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** The old files of Office, and new ones under a password, are both such a container. */
const oldOffice = new Set(['application/x-cfb', 'application/msword', 'application/vnd.ms-excel']);

/** The Office packages that may hold macros, by the ending that the library gives them. */
const withMacros = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm']);

/** Parts of a package that are programs: of Word, of Excel 4, of OpenDocument, ActiveX. */
const program =
  /vbaproject\.bin$|(^|\/)(macrosheets|activex)\/|^(basic|scripts)\/.+|\.(exe|dll|scr|com|bat|cmd|msi|vbs|vbe|js|jse|wsf|hta|ps1|jar|lnk)$/i;

const mostEntries = 3000;
const mostUnpacked = 100 * 1024 * 1024;
/** Sheets of figures are packed 20 to 50 times; a bomb, up to a thousand. */
const mostRatio = 100;
/** Below this nothing is a bomb, however well it is packed. */
const harmless = 10 * 1024 * 1024;

export interface FoundContent {
  type: string;
  endings: readonly [string, ...string[]];
}

/**
 * Says what a file is by what is in it; its name says nothing.
 * @throws Problem file.empty, file.type, file.macros, file.oldOffice, file.bomb, file.broken
 */
export async function checkContent(bytes: Buffer): Promise<FoundContent> {
  if (bytes.length === 0) throw new Problem('file.empty', { path: 'file' });
  const packed = bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50;
  // Before anything is unpacked, by us or by the library.
  if (packed) await checkPackage(bytes);
  const found = await fileTypeFromBuffer(bytes);
  if (found && oldOffice.has(found.mime)) throw new Problem('file.oldOffice', { path: 'file' });
  if (found && withMacros.has(found.ext)) throw new Problem('file.macros', { path: 'file' });
  const endings = found && kinds[found.mime as keyof typeof kinds];
  if (!endings) throw new Problem('file.type', { path: 'file' });
  return { type: found.mime, endings };
}

/** Refuses packages that hold programs, or more than anybody should unpack. */
async function checkPackage(bytes: Buffer): Promise<void> {
  try {
    const claims = claimsOfZip(bytes);
    const unpacked = claims.reduce((sum, one) => sum + one.unpacked, 0);
    const packed = claims.reduce((sum, one) => sum + one.packed, 0);
    const bomb =
      claims.length > mostEntries ||
      unpacked > mostUnpacked ||
      (unpacked > harmless && unpacked > mostRatio * bytes.length) ||
      // Files that lie over each other: one packed part that is unpacked many times.
      packed > bytes.length;
    if (bomb) throw new LargeZip();
    if (claims.some(({ name }) => program.test(name))) {
      throw new Problem('file.macros', { path: 'file' });
    }
    await tryZip(bytes);
  } catch (error) {
    if (error instanceof LargeZip) throw new Problem('file.bomb', { path: 'file' });
    if (error instanceof BrokenZip) throw new Problem('file.broken', { path: 'file' });
    throw error;
  }
}
