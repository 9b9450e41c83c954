import {
  type Cell,
  columnIndex,
  EMPTY,
  MAX_CELL_CHARS,
  MAX_SHEET_COLUMNS,
  MAX_SHEET_ROWS,
  type SheetRow,
  UnreadableFile,
} from './cell.ts';
import type { NumberStyle } from './number-styles.ts';
import { parseXml } from './parse-xml.ts';

interface Surroundings {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  isFormula: boolean;
}

/** Reads the rows of one sheet; rows without any value are left out. */
export async function readSheet(
  xml: Uint8Array,
  around: Surroundings,
): Promise<{ rows: SheetRow[]; merged: string[] }> {
  const reader = new SheetReader(around);
  await parseXml(xml, reader);
  return { rows: reader.rows, merged: reader.merged };
}

class SheetReader {
  readonly rows: SheetRow[] = [];
  readonly merged: string[] = [];
  private readonly around: Surroundings;
  private rowNumber = 0;
  private cells: Cell[] = [];
  private cell: OpenCell | null = null;
  private collects = false;

  constructor(around: Surroundings) {
    this.around = around;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.rowNumber = Number(attributes.r ?? this.rowNumber + 1);
      this.cells = [];
    } else if (name === 'c') this.openCell(attributes);
    else if (name === 'f' && this.cell !== null) this.cell.isFormula = true;
    else if (name === 'v' || name === 't') this.collects = this.cell !== null;
    else if (name === 'mergeCell') this.merged.push(attributes.ref ?? '');
  };

  readonly text = (text: string): void => {
    if (this.collects && this.cell !== null) this.cell.value = (this.cell.value ?? '') + text;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.collects = false;
    else if (name === 'c' && this.cell !== null) {
      this.cells[this.cell.column] = cellOf(this.cell, this.around);
      this.cell = null;
    } else if (name === 'row') this.closeRow();
  };

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const column = attributes.r === undefined ? this.cells.length : columnIndex(attributes.r);
    if (!(column < MAX_SHEET_COLUMNS)) throw new UnreadableFile('too_many_columns');
    this.cell = {
      column,
      type: attributes.t ?? 'n',
      style: Number(attributes.s ?? '0'),
      value: null,
      isFormula: false,
    };
  }

  private closeRow(): void {
    const cells = Array.from(this.cells, (cell) => cell ?? EMPTY);
    if (cells.every(({ type }) => type === 'empty')) return;
    if (this.rows.length >= MAX_SHEET_ROWS) throw new UnreadableFile('too_many_rows');
    this.rows.push({ number: this.rowNumber, cells });
  }
}

function cellOf({ type, style, value, isFormula }: OpenCell, around: Surroundings): Cell {
  if (value === null || (value === '' && isFormula)) {
    return isFormula ? { type: 'unreadable', because: 'formula_without_result', text: '' } : EMPTY;
  }
  switch (type) {
    case 's':
      return textCell(around.strings[Number(value)] ?? '');
    case 'inlineStr':
    case 'str':
      return textCell(value);
    case 'b':
      return { type: 'boolean', value: value === '1' };
    case 'e':
      return { type: 'unreadable', because: 'error_value', text: value };
    case 'd':
      return textCell(value.slice(0, 'YYYY-MM-DD'.length));
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return textCell(value);
      return { type: 'number', value: number, as: around.styles[style] ?? 'plain' };
    }
  }
}

export function textCell(text: string): Cell {
  if (text.length > MAX_CELL_CHARS) {
    return { type: 'unreadable', because: 'too_long', text: text.slice(0, 40) };
  }
  return text.trim() === '' ? EMPTY : { type: 'text', text };
}
