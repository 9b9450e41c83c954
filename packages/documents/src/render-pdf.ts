import { type AttachedXml, attachXml } from './factur-x.ts';
import { assertDrawable, type Paper } from './paper.ts';
import {
  BODY,
  FULL_WIDTH,
  HEADING,
  lineHeight,
  PdfSheet,
  SHEET,
  SMALL,
  type TextStyle,
} from './pdf-sheet.ts';
import { drawFacts, drawTable } from './pdf-table.ts';

const ADDRESS: TextStyle = { size: 10.5, weight: 'regular' };
const ADDRESS_WIDTH = 240;
const FACTS_LEFT = 340;
const ADDRESS_TOP = 118;

export interface PdfOptions {
  /** Printed into the file; the same paper of the same instant has the same bytes. */
  readonly madeAt: Date;
  /** The e-invoice that travels inside (ZUGFeRD). */
  readonly xml?: AttachedXml;
}

/**
 * The paper as PDF/A-3b with embedded, subset fonts (ISO 19005-3). Throws `PaperTooLongError`.
 */
export function renderPdf(paper: Paper, { madeAt, xml }: PdfOptions): Promise<Uint8Array> {
  assertDrawable(paper);
  const sheet = new PdfSheet(paper, madeAt);
  drawLetterHead(sheet, paper);
  sheet.paragraph(`${paper.title} ${paper.number}`, HEADING, 'H1');
  sheet.y += 6;
  for (const text of paper.intro) sheet.paragraph(text);
  sheet.y += lineHeight(BODY);
  for (const table of paper.tables) drawTable(sheet, table);
  for (const note of paper.notes) {
    sheet.paragraph(note);
    sheet.y += 3;
  }
  if (xml !== undefined) attachXml(sheet.document, xml, madeAt);
  return sheet.end();
}

function drawLetterHead(sheet: PdfSheet, paper: Paper): void {
  sheet.y = ADDRESS_TOP;
  const box = { ...FULL_WIDTH, width: ADDRESS_WIDTH };
  const element = sheet.element('P');
  const sender = sheet.linesOf(paper.senderLine, ADDRESS_WIDTH, SMALL);
  sheet.drawLines(sender, sheet.y, box, SMALL, element);
  element.end();
  let bottom = sheet.y + sender.length * lineHeight(SMALL) + 6;
  const recipient = sheet.element('P');
  for (const line of paper.recipient) {
    const lines = sheet.linesOf(line, ADDRESS_WIDTH, ADDRESS);
    sheet.drawLines(lines, bottom, box, ADDRESS, recipient);
    bottom += lines.length * lineHeight(ADDRESS);
  }
  recipient.end();
  const factsBottom = drawFacts(
    sheet,
    paper.facts.map(({ label, value }) => [label, value]),
    FACTS_LEFT,
  );
  sheet.y = Math.max(bottom, factsBottom, SHEET.top + 190) + 24;
}
