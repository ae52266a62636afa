/** A part of a printed sheet, as pdfmake takes it. */
export type PdfNode = string | PdfNode[] | { readonly [key: string]: unknown };

let loading: ReturnType<typeof load> | undefined;

/** Some 30 MB with its fonts: loaded when the first sheet is asked for, not at start. */
async function load() {
  const { default: pdfmake } = await import('pdfmake');
  const { default: fonts } = await import('pdfmake/fonts/Roboto.js');
  const files = Object.values(fonts).flatMap((faces) => Object.values(faces));
  pdfmake.setFonts(fonts);
  // A definition holds texts that people typed: nothing in it may fetch or read anything.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  return pdfmake;
}

/**
 * Makes a PDF of A4 pages.
 * @param definition pdfmake's document definition; lengths in points (1/72 inch)
 */
export async function makePdf(definition: { content: PdfNode[] } & object): Promise<Buffer> {
  loading ??= load();
  const pdfmake = await loading;
  return pdfmake
    .createPdf({ pageSize: 'A4', ...definition, defaultStyle: { font: 'Roboto' } })
    .getBuffer();
}
