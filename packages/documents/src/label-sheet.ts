import PDFDocument from 'pdfkit';
import {
  type CodeMatrix,
  codeMatrix,
  type DarkRun,
  darkRuns,
  QUIET_SQUARES,
} from './code-matrix.ts';
import {
  LABEL_LAYOUTS,
  type LabelGrid,
  type LabelLayoutName,
  labelPlaces,
} from './label-layouts.ts';
import { drawable, type FontWeight, fontFile } from './paper-fonts.ts';

export interface LabelContent {
  /** What the code opens. */
  readonly address: string;
  /** The code as people read it. */
  readonly printed: string;
  readonly title: string;
  readonly producerName: string;
  /** For example `Charge 12/26`; null: none. */
  readonly batch: string | null;
  /** What to do with the code: `Noch einmal bestellen`. */
  readonly call: string;
}

export interface LabelJob {
  readonly layout: LabelLayoutName;
  readonly count: number;
  readonly skip: number;
  readonly language: 'de' | 'en';
  readonly madeAt: Date;
}

const POINTS_PER_MM = 72 / 25.4;
const PADDING_MM = 2;
const INK = '#000000';
const MAX_TITLE_LINES = 3;

type Document = InstanceType<typeof PDFDocument>;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly maxLines: number;
}

/** Labels as a PDF; text and code are vectors, so that they are sharp on any printer. */
export async function renderLabels(content: LabelContent, job: LabelJob): Promise<Uint8Array> {
  const grid: LabelGrid = LABEL_LAYOUTS[job.layout];
  const document = openDocument(content, job);
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const matrix = codeMatrix(content.address);
  const runs = darkRuns(matrix);
  let page = -1;
  for (const place of labelPlaces(grid, job.count, job.skip)) {
    if (place.page !== page) {
      page = place.page;
      document.addPage({ size: [points(grid.pageWidthMm), points(grid.pageHeightMm)], margin: 0 });
    }
    drawLabel(document, content, grid, { matrix, runs }, place);
  }
  document.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

const points = (millimetres: number): number => millimetres * POINTS_PER_MM;

function openDocument({ title, producerName }: LabelContent, job: LabelJob): Document {
  const document = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: job.language,
    displayTitle: true,
    info: {
      Title: drawable(title),
      Author: drawable(producerName),
      Producer: 'Markthalle',
      Creator: 'Markthalle',
      CreationDate: job.madeAt,
      ModDate: job.madeAt,
    },
  });
  document.registerFont('regular', fontFile('regular'));
  document.registerFont('bold', fontFile('bold'));
  return document;
}

function drawLabel(
  document: Document,
  content: LabelContent,
  grid: LabelGrid,
  code: { readonly matrix: CodeMatrix; readonly runs: readonly DarkRun[] },
  place: { readonly leftMm: number; readonly topMm: number },
): void {
  const codeMm = grid.labelHeightMm - PADDING_MM;
  const squareMm = codeMm / (code.matrix.length + 2 * QUIET_SQUARES);
  const codeLeftMm = place.leftMm + PADDING_MM / 2 + QUIET_SQUARES * squareMm;
  const codeTopMm = place.topMm + PADDING_MM / 2 + QUIET_SQUARES * squareMm;
  for (const { row, column, length } of code.runs) {
    document.rect(
      points(codeLeftMm + column * squareMm),
      points(codeTopMm + row * squareMm),
      points(length * squareMm),
      points(squareMm),
    );
  }
  document.fill(INK);
  const textLeftMm = place.leftMm + PADDING_MM / 2 + codeMm;
  const box = {
    left: points(textLeftMm),
    top: points(place.topMm + PADDING_MM + QUIET_SQUARES * squareMm),
    width: points(place.leftMm + grid.labelWidthMm - PADDING_MM - textLeftMm),
    bottom: points(place.topMm + grid.labelHeightMm - PADDING_MM),
  };
  drawText(document, linesOf(content, grid), box);
}

/** Small labels carry name and code; larger ones everything. */
function linesOf(content: LabelContent, { labelHeightMm }: LabelGrid): Line[] {
  const small = labelHeightMm < 25;
  const code: Line = { text: content.printed, size: small ? 7 : 11, weight: 'bold', maxLines: 1 };
  const title: Line = {
    text: content.title,
    size: small ? 5.5 : 9,
    weight: 'bold',
    maxLines: MAX_TITLE_LINES,
  };
  const rest = (text: string): Line => ({
    text,
    size: small ? 5 : 7.5,
    weight: 'regular',
    maxLines: small ? 1 : 2,
  });
  const batch = content.batch === null ? [] : [rest(content.batch)];
  return small
    ? [title, ...batch, code]
    : [title, rest(content.producerName), ...batch, rest(content.call), code];
}

interface TextBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly bottom: number;
}

/** Lines from the top down; the code, the last, always stands at the bottom. */
function drawText(document: Document, lines: readonly Line[], box: TextBox): void {
  const code = lines.at(-1);
  if (code === undefined) return;
  const codeTop = box.bottom - code.size * 1.25;
  let y = box.top;
  for (const line of lines.slice(0, -1)) {
    for (const text of fitted(document, line, box.width)) {
      if (y + line.size * 1.25 > codeTop) break;
      document.text(text, box.left, y, { lineBreak: false });
      y += line.size * 1.25;
    }
  }
  use(document, code);
  document.text(code.text, box.left, codeTop, { lineBreak: false });
}

const use = (document: Document, { weight, size }: Line): Document =>
  document.font(weight).fontSize(size).fillColor(INK);

/** A text in lines that fit, the last one cut with a dot where it is too long. */
function fitted(document: Document, line: Line, width: number): string[] {
  use(document, line);
  const fits = (text: string) => document.widthOfString(text) <= width;
  const lines: string[] = [];
  let current = '';
  for (const word of drawable(line.text).split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (fits(longer)) {
      current = longer;
      continue;
    }
    if (current !== '') lines.push(current);
    current = word;
  }
  return [...lines, current].slice(0, line.maxLines).map((text) => cut(text, fits));
}

function cut(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  let length = text.length - 1;
  while (length > 1 && !fits(`${text.slice(0, length)}.`)) length -= 1;
  return `${text.slice(0, length)}.`;
}
