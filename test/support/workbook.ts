import ExcelJS from 'exceljs';

/** Opens a spreadsheet as a reader's program does: the rows of one sheet by their first cells. */
export async function sheetRows(file: Buffer, name: string): Promise<Map<string, unknown[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`the workbook has no sheet ${name}`);
  const rows = new Map<string, unknown[]>();
  sheet.eachRow((row) => {
    const values = (row.values as unknown[]).slice(1);
    rows.set(String(values[0]), values);
  });
  return rows;
}
