import PDFDocument from 'pdfkit';
import { codeMatrix, darkRuns, QUIET_SQUARES } from './code-matrix.ts';
import { drawable, type FontWeight, fontFile } from './paper-fonts.ts';

/** What stands on one parcel. */
export interface ParcelLabel {
  /** `26-000417-1`; also what the code on the label says, so that a scanner types it. */
  readonly number: string;
  readonly senderName: string;
  readonly senderPlace: string;
  /** Name and address, or the place where it is fetched; a line each. */
  readonly recipient: readonly string[];
  /** `Sammelfahrt Berlin · Do, 26. November` */
  readonly way: string;
  /** `18+ Ausweis zeigen lassen`, `Gekühlt`: in heavy type; empty: none. */
  readonly marks: readonly string[];
  /** `4 Stück` */
  readonly content: string;
}

export interface ParcelLabelJob {
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly madeAt: Date;
}

/** More labels than a farm packs parcels on one day. */
const MAX_LABELS = 200;
/** A6: four fit a sheet of A4, and label printers know it. */
const WIDTH = 297.64;
const HEIGHT = 419.53;
const MARGIN = 20;
const CODE_SIDE = 96;
const INK = '#000000';

type Document = InstanceType<typeof PDFDocument>;

/** One page of A6 for each parcel; text and code are vectors, sharp on any printer. */
export async function renderParcelLabels(
  labels: readonly ParcelLabel[],
  job: ParcelLabelJob,
): Promise<Uint8Array> {
  if (labels.length > MAX_LABELS) throw new RangeError(`${labels.length} labels`);
  const document = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: job.language,
    displayTitle: true,
    info: {
      Title: drawable(job.title),
      Producer: 'Markthalle',
      Creator: 'Markthalle',
      CreationDate: job.madeAt,
      ModDate: job.madeAt,
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', fontFile('regular'));
  document.registerFont('bold', fontFile('bold'));
  for (const label of labels) {
    document.addPage({ size: [WIDTH, HEIGHT], margin: 0 });
    drawParcel(document, label);
  }
  document.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

interface Style {
  readonly size: number;
  readonly weight: FontWeight;
  /** Lines that a text may take; longer ones are cut. */
  readonly maxLines: number;
}

const SMALL: Style = { size: 8.5, weight: 'regular', maxLines: 2 };
const NAME: Style = { size: 17, weight: 'bold', maxLines: 2 };
const ADDRESS: Style = { size: 13, weight: 'regular', maxLines: 2 };
const WAY: Style = { size: 11, weight: 'bold', maxLines: 2 };
const MARK: Style = { size: 16, weight: 'bold', maxLines: 1 };
const NUMBER: Style = { size: 14, weight: 'bold', maxLines: 1 };

function drawParcel(document: Document, label: ParcelLabel): void {
  const width = WIDTH - 2 * MARGIN;
  let y = MARGIN;
  const write = (text: string, style: Style) => {
    y = writeLines(document, text, { x: MARGIN, y, width }, style);
  };
  write(`${label.senderName}, ${label.senderPlace}`, SMALL);
  y += 14;
  const [name = '', ...address] = label.recipient;
  write(name, NAME);
  for (const line of address) write(line, ADDRESS);
  y += 12;
  write(label.way, WAY);
  y += 8;
  for (const mark of label.marks) {
    document
      .rect(MARGIN, y, width, MARK.size * 1.6)
      .lineWidth(2)
      .stroke(INK);
    writeLines(document, mark, { x: MARGIN + 8, y: y + 4, width: width - 16 }, MARK);
    y += MARK.size * 1.6 + 6;
  }
  const top = HEIGHT - MARGIN - CODE_SIDE;
  drawCode(document, label.number, MARGIN, top);
  const beside = { x: MARGIN + CODE_SIDE + 14, width: width - CODE_SIDE - 14 };
  const below = writeLines(document, label.number, { ...beside, y: top + 28 }, NUMBER);
  writeLines(document, label.content, { ...beside, y: below + 4 }, SMALL);
}

function drawCode(document: Document, text: string, left: number, top: number): void {
  const matrix = codeMatrix(text);
  const square = CODE_SIDE / (matrix.length + 2 * QUIET_SQUARES);
  for (const { row, column, length } of darkRuns(matrix)) {
    const x = left + (column + QUIET_SQUARES) * square;
    document.rect(x, top + (row + QUIET_SQUARES) * square, length * square, square);
  }
  document.fill(INK);
}

/** Answers where the next line begins. */
function writeLines(
  document: Document,
  text: string,
  box: { readonly x: number; readonly y: number; readonly width: number },
  style: Style,
): number {
  document.font(style.weight).fontSize(style.size).fillColor(INK);
  const lineHeight = style.size * 1.3;
  const words = drawable(text).split(' ');
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && document.widthOfString(longer) > box.width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  const shown = [...lines, line].slice(0, style.maxLines);
  for (const [index, one] of shown.entries()) {
    document.text(cut(document, one, box.width), box.x, box.y + index * lineHeight, {
      lineBreak: false,
    });
  }
  return box.y + shown.length * lineHeight;
}

function cut(document: Document, text: string, width: number): string {
  let rest = text;
  while (rest.length > 1 && document.widthOfString(rest) > width) rest = rest.slice(0, -1);
  return rest;
}
