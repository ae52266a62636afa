import { z } from 'zod';

/** Cells that were merged into one; rows and columns count from 0, both ends included. */
export const mergedCells = z.strictObject({
  top: z.number().int().min(0),
  left: z.number().int().min(0),
  bottom: z.number().int().min(0),
  right: z.number().int().min(0),
});
export type MergedCells = z.infer<typeof mergedCells>;

/** One sheet as texts; its first row is row 1 of the spreadsheet, blank rows keep their place. */
const tableSheet = z.object({
  name: z.string(),
  rows: z.array(z.array(z.string())),
  merged: z.array(mergedCells),
});
export type TableSheet = z.infer<typeof tableSheet>;

export const tableView = z.object({ sheets: z.array(tableSheet) });
export type TableView = z.infer<typeof tableView>;

export interface TableLimits {
  rows: number;
  columns: number;
  /** Signs in one cell. */
  cell: number;
  /** Bytes that a workbook may unpack to. */
  unpacked: number;
}

/** More than any list that a municipality keeps, little enough to show and to send back. */
export const tableLimits: TableLimits = {
  rows: 5000,
  columns: 100,
  cell: 2000,
  // A list of a thousand schools unpacks to less than one of these megabytes.
  unpacked: 24 * 1024 * 1024,
};
