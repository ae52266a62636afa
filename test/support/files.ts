import { crc32, deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import type { FilePurpose, FileView } from '../../server/files/schema.ts';
import { expect } from 'vitest';
import type { Person } from './person.ts';

/** A page that any reader opens; `mark` makes it another file. */
export function pdf(mark = ''): Buffer<ArrayBuffer> {
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${mark}\ntrailer<<>>\n%%EOF\n`);
}

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);

export async function xlsx(): Promise<Buffer<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Лист').addRow(['а', 1]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export async function docx(): Promise<Buffer<ArrayBuffer>> {
  const document = new Document({ sections: [{ children: [new Paragraph('Приказ')] }] });
  return Buffer.from(await Packer.toBuffer(document));
}

/** OpenDocument: the first part says what it is, unpacked. */
export function odt(kind: 'text' | 'spreadsheet' = 'text', more: Part[] = []) {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  return zip([
    { name: 'mimetype', content: type, stored: true },
    { name: 'content.xml', content: '<x/>' },
    ...more,
  ]);
}

export interface Part {
  name: string;
  content: string | Buffer;
  stored?: boolean;
  /** What the archive says of the size, where that is not the truth. */
  claims?: number;
}

/** Packs parts into an archive, lies included. */
export function zip(parts: Part[]): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const { name: title, content, stored = false, claims } of parts) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const name = Buffer.from(title);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const record = Buffer.alloc(46);
    record.write('PK\x01\x02');
    record.writeUInt16LE(20, 4);
    common.copy(record, 6);
    record.writeUInt32LE(offset, 42);
    locals.push(local);
    records.push(record, name);
    offset += local.length;
  }
  const list = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

/** Sends a file and expects it to be taken. */
export async function sendFile(
  who: Person,
  of: { purpose: FilePurpose; organizationId?: string; name?: string },
  bytes: Buffer<ArrayBuffer> = pdf(),
): Promise<FileView> {
  const search = new URLSearchParams({ name: 'Приказ.pdf', ...of });
  const reply = await who.upload(`/api/files?${search}`, bytes);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<FileView>();
}
