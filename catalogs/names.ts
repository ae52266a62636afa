import { z } from 'zod';

/** How things of a catalog are named; each kind of name once. */

/** Indicator keys: lower-case parts joined by dots and hyphens, stable across editions. */
export const indicatorKey = z.string().regex(/^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/);
/** Elements and parts of a dimension: `pupils_total`, `noo`; a part's number is `pupils__noo`. */
export const elementId = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);
/** Form ids as in the form library: `parents-school`. */
export const formId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
/** Ids of directions, criteria, schedule rows, settings, tables …: `upbringing.3`, `s-001`. */
export const catalogId = z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/);

/** Whom an element or a piece of evidence is asked of, and whom a population is made of. */
export const organizationType = z.enum([
  'school',
  'kindergarten',
  'supplementary',
  'department',
  'methodicalCentre',
  'ppmsCentre',
  'association',
]);
