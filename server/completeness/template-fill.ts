import { getFile, presentFile, readWhole } from '../files/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { Problem } from '../problem.ts';
import { placeOf } from '../tables/address.ts';
import { cellAt, hasFormula, masterOf, type RawCell, type RawSheet } from '../tables/raw-sheet.ts';
import type {
  Binding,
  BindingsInput,
  EmptyReason,
  FillResult,
  TemplateView,
} from './bound-template.schema.ts';
import type { BoundTemplate } from './bound-template.model.ts';
import type { Reader } from './compilation.ts';
import { fillWorkbook } from './fill-workbook.ts';
import { recogniser } from './recognise.ts';
import type { CellFill } from './sheet-xml.ts';
import { gridOf, namedRows, openTemplate } from './template-grid.ts';
import { valuesFor, type About, type Given } from './template-values.ts';

/** A template as its page shows it: the sheets, what is bound, names that nobody bears. */
export async function presentTemplate(template: BoundTemplate): Promise<TemplateView> {
  const { _id, municipalityId, title, revision, bindings, meanings, fileId } = template;
  const file = await getFile(municipalityId, fileId);
  const sheets = await openTemplate(await readWhole(file));
  return {
    id: _id,
    ...{ title, revision, bindings, meanings },
    file: presentFile(file),
    sheets: sheets.map(gridOf),
    unknownNames: await unknownNames(template, sheets),
  };
}

async function unknownNames(
  { municipalityId, bindings, meanings }: BoundTemplate,
  sheets: readonly RawSheet[],
): Promise<TemplateView['unknownNames']> {
  const recognise = recogniser(await listOrganizations(municipalityId), meanings);
  const names = bindings.flatMap(({ sheet, target }) => {
    const found = sheets.find(({ name }) => name === sheet);
    if (target.to !== 'column' || !found) return [];
    // «Всего» beside a sum is nobody's name: nothing is written there.
    const { column } = placeOf(`${target.column}1`);
    return namedRows(found, target).filter(({ row }) => isFree(cellAt(found, row, column)));
  });
  return [...new Set(names.map(({ name }) => name))].flatMap((name) => {
    const { known, suggested } = recognise(name);
    return known === null ? [{ name, suggested }] : [];
  });
}

/**
 * Refuses bindings that would not do what they say, before they are saved.
 * @throws Problem boundTemplate.binding with the place and what to do
 */
export async function checkBindings(
  template: BoundTemplate,
  { bindings }: Pick<BindingsInput, 'bindings'>,
): Promise<void> {
  const file = await getFile(template.municipalityId, template.fileId);
  const sheets = await openTemplate(await readWhole(file));
  const taken = new Set<string>();
  bindings.forEach((binding, index) => {
    const fault = faultOf(binding, sheets, taken);
    if (!fault) return;
    throw new Problem('boundTemplate.binding', {
      path: `bindings.${index}`,
      parameters: { ru: { reason: fault.ru }, en: { reason: fault.en } },
    });
  });
}

function faultOf(
  { sheet: name, target, source, scope }: Binding,
  sheets: readonly RawSheet[],
  taken: Set<string>,
): { ru: string; en: string } | null {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) return { ru: `листа «${name}» в файле нет`, en: `the file has no sheet “${name}”` };
  if ((scope.of === 'row') !== (target.to === 'column')) {
    return {
      ru: 'организацию по строке берут только столбцы',
      en: 'only columns take the organization of their row',
    };
  }
  if (source.kind === 'indicator' && scope.of === 'cluster') {
    return {
      ru: 'значений показателя по кластерам нет: выберите муниципалитет или организацию',
      en: 'an indicator has no cluster values: choose the municipality or an organization',
    };
  }
  const place = `${name}!${target.to === 'cell' ? target.address : target.column}`;
  if (taken.has(place)) return { ru: `${place} уже занято`, en: `${place} is taken already` };
  taken.add(place);
  if (target.to === 'column') {
    if (target.column !== target.names) return null;
    return {
      ru: 'столбец названий нельзя заполнять',
      en: 'the column of names cannot be filled',
    };
  }
  const { row, column } = placeOf(target.address);
  const cell = cellAt(sheet, row, column);
  const master = masterOf(cell);
  if (master !== null) {
    return {
      ru: `ячейка ${target.address} объединена: укажите ${master}`,
      en: `cell ${target.address} is merged: name ${master}`,
    };
  }
  if (!hasFormula(cell)) return null;
  return {
    ru: `в ячейке ${target.address} формула: её не заменяют`,
    en: `cell ${target.address} holds a formula, which stays`,
  };
}

/** Whether a column's value may stand in a cell: formulas and the rest of merged cells are left. */
function isFree(cell: RawCell): boolean {
  return !hasFormula(cell) && masterOf(cell) === null;
}

interface Placed {
  binding: Binding;
  sheet: string;
  address: string;
  /** Whom the cell is about, in words. */
  about: string;
  given: Given;
}

/** What filling for a period gives, and the filled workbook itself. */
export async function fillTemplate(
  reader: Reader,
  template: BoundTemplate,
  period: string,
): Promise<{ result: FillResult; file: () => Buffer }> {
  const stored = await getFile(template.municipalityId, template.fileId);
  const bytes = await readWhole(stored);
  const sheets = await openTemplate(bytes);
  const values = await valuesFor(reader, template.bindings, period);
  const working = values.organizations.filter(({ active }) => active);
  const recognise = recogniser(working, template.meanings);
  const placed = template.bindings.flatMap((binding): Placed[] => {
    const { sheet: name, target, scope } = binding;
    const sheet = sheets.find((one) => one.name === name);
    if (target.to === 'column') {
      if (!sheet) return [];
      return namedRows(sheet, target).flatMap(({ row, name: text }): Placed[] => {
        const address = `${target.column}${row}`;
        const cell = cellAt(sheet, row, placeOf(address).column);
        if (!isFree(cell)) return [];
        const { known } = recognise(text);
        const given: Given =
          known === null
            ? { value: null, why: 'unknownName', reason: '' }
            : values.give(binding, { id: known });
        return [{ binding, sheet: name, address, about: text, given }];
      });
    }
    if (scope.of === 'row') return [];
    const about: About = scope.of === 'organization' ? { id: scope.organizationId } : scope;
    const words =
      scope.of === 'organization'
        ? (values.names.get(scope.organizationId) ?? '')
        : scope.of === 'cluster'
          ? scope.cluster
          : values.municipality;
    const { address } = target;
    return [{ binding, sheet: name, address, about: words, given: values.give(binding, about) }];
  });
  return {
    result: resultOf(placed, period),
    file: () => fillWorkbook(bytes, fillsOf(placed)),
  };
}

function resultOf(placed: readonly Placed[], period: string): FillResult {
  const filled = placed.filter(({ given }) => given.value !== null);
  const empty = placed.flatMap(({ binding: { source }, sheet, address, about, given }) => {
    if (given.value !== null) return [];
    const title = 'title' in source ? source.title : '';
    const why: EmptyReason = given.why;
    return [{ sheet, address, title, about, why, reason: given.reason }];
  });
  const preliminary = filled.filter(({ given }) => given.value !== null && given.preliminary);
  return { period, filled: filled.length, preliminary: preliminary.length, empty: inPlace(empty) };
}

function inPlace<T extends { sheet: string; address: string }>(cells: T[]): T[] {
  return cells.sort((a, b) => {
    const [one, other] = [placeOf(a.address), placeOf(b.address)];
    return a.sheet.localeCompare(b.sheet) || one.row - other.row || one.column - other.column;
  });
}

function fillsOf(placed: readonly Placed[]): Map<string, Map<string, CellFill>> {
  const fills = new Map<string, Map<string, CellFill>>();
  for (const { sheet, address, given } of placed) {
    fills.set(sheet, (fills.get(sheet) ?? new Map<string, CellFill>()).set(address, given.value));
  }
  return fills;
}
