import type { PaperTable } from './paper.ts';
import {
  BODY,
  type Box,
  CONTENT_WIDTH,
  lineHeight,
  type PdfSheet,
  SHEET,
  STRONG,
  SUBHEADING,
  type TextStyle,
} from './pdf-sheet.ts';

const GUTTER = 8;
const ROW_GAP = 4;
const HEAD: TextStyle = { size: 8, weight: 'bold', gray: true };
const CELL: TextStyle = { size: 8.5, weight: 'regular' };
const SUM: TextStyle = { size: 8.5, weight: 'bold' };
/** A head never stands alone at the foot of a page. */
const ROWS_BELOW_HEAD = 2;

type Element = ReturnType<PdfSheet['element']>;

/** Draws a table; its head is repeated on each page, a row is never torn apart. */
export function drawTable(sheet: PdfSheet, table: PaperTable): void {
  const boxes = boxesOf(table);
  if (table.caption !== '') {
    sheet.makeRoom(lineHeight(SUBHEADING) * 4);
    sheet.paragraph(table.caption, SUBHEADING, 'H2');
    sheet.y += ROW_GAP;
  }
  const element = sheet.element('Table');
  const headLines = table.columns.map((column, index) =>
    sheet.linesOf(column.title, boxes[index]?.width ?? 0, HEAD),
  );
  const headHeight = heightOf(headLines, HEAD);
  sheet.makeRoom(headHeight + ROWS_BELOW_HEAD * (lineHeight(CELL) + ROW_GAP));
  drawHead(sheet, { boxes, headLines, headHeight, into: element });
  const drawRows = (rows: PaperTable['rows'], style: TextStyle) => {
    for (const row of rows) {
      const cells = row.map((cell, index) => sheet.linesOf(cell, boxes[index]?.width ?? 0, style));
      const height = heightOf(cells, style);
      if (sheet.makeRoom(height)) drawHead(sheet, { boxes, headLines, headHeight });
      drawRow(sheet, { boxes, cells, style, into: element });
      sheet.y += height;
    }
  };
  drawRows(table.rows, CELL);
  if (table.sums.length > 0) {
    sheet.rule(sheet.y - ROW_GAP / 2);
    drawRows(table.sums, SUM);
  }
  element.end();
  sheet.y += lineHeight(BODY);
}

/** Label and value pairs as a narrow table beside the address. */
export function drawFacts(
  sheet: PdfSheet,
  facts: readonly (readonly string[])[],
  x: number,
): number {
  const element = sheet.element('Table');
  const labelBox: Box = { x, width: 92, align: 'left' };
  const valueBox: Box = {
    x: x + 96,
    width: SHEET.left + CONTENT_WIDTH - x - 96,
    align: 'left',
  };
  let top = sheet.y;
  for (const [label = '', value = ''] of facts) {
    const labels = sheet.linesOf(label, labelBox.width, CELL);
    const values = sheet.linesOf(value, valueBox.width, STRONG);
    const row = sheet.element('TR', element);
    cell(sheet, { tag: 'TH', lines: labels, top, box: labelBox, style: CELL, row });
    cell(sheet, { tag: 'TD', lines: values, top, box: valueBox, style: SUM, row });
    row.end();
    top += heightOf([labels, values], CELL) - 1;
  }
  element.end();
  return top;
}

function boxesOf({ columns }: PaperTable): Box[] {
  const whole = columns.reduce((sum, column) => sum + column.weight, 0);
  const free = CONTENT_WIDTH - GUTTER * (columns.length - 1);
  let x = SHEET.left;
  return columns.map(({ weight, align }) => {
    const box = { x, width: (free * weight) / whole, align };
    x += box.width + GUTTER;
    return box;
  });
}

const heightOf = (cells: readonly (readonly string[])[], style: TextStyle): number =>
  Math.max(...cells.map((lines) => lines.length)) * lineHeight(style) + ROW_GAP;

interface Head {
  readonly boxes: readonly Box[];
  readonly headLines: readonly (readonly string[])[];
  readonly headHeight: number;
  /** Missing where the head is only repeated: then it is an artifact. */
  readonly into?: Element;
}

function drawHead(sheet: PdfSheet, { boxes, headLines, headHeight, into }: Head): void {
  if (into === undefined) {
    sheet.asArtifact(() => {
      for (const [index, box] of boxes.entries()) {
        sheet.putLines(headLines[index] ?? [], sheet.y, box, HEAD);
      }
    });
  } else {
    const row = sheet.element('TR', into);
    for (const [index, box] of boxes.entries()) {
      const lines = headLines[index] ?? [];
      cell(sheet, { tag: 'TH', lines, top: sheet.y, box, style: HEAD, row });
    }
    row.end();
  }
  sheet.y += headHeight;
  sheet.rule(sheet.y - ROW_GAP / 2);
  sheet.y += ROW_GAP / 2;
}

interface Row {
  readonly boxes: readonly Box[];
  readonly cells: readonly (readonly string[])[];
  readonly style: TextStyle;
  readonly into: Element;
}

function drawRow(sheet: PdfSheet, { boxes, cells, style, into }: Row): void {
  const row = sheet.element('TR', into);
  for (const [index, box] of boxes.entries()) {
    cell(sheet, { tag: 'TD', lines: cells[index] ?? [], top: sheet.y, box, style, row });
  }
  row.end();
}

interface Cell {
  readonly tag: 'TH' | 'TD';
  readonly lines: readonly string[];
  readonly top: number;
  readonly box: Box;
  readonly style: TextStyle;
  readonly row: Element;
}

function cell(sheet: PdfSheet, { tag, lines, top, box, style, row }: Cell): void {
  const element = sheet.element(tag, row);
  sheet.drawLines(lines, top, box, style, element);
  element.end();
}
