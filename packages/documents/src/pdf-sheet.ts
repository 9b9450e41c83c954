import PDFDocument from 'pdfkit';
import { MAX_PAGES, type Paper, PaperTooLongError } from './paper.ts';
import { drawable, type FontWeight, fontFile } from './paper-fonts.ts';

/** A4 in points, with the margins of a DIN 5008 letter. */
export const SHEET = { width: 595.28, height: 841.89, left: 62, right: 48, top: 48, bottom: 86 };
export const CONTENT_WIDTH = SHEET.width - SHEET.left - SHEET.right;
const FOOT_TOP = SHEET.height - SHEET.bottom + 20;

export interface TextStyle {
  readonly size: number;
  readonly weight: FontWeight;
  readonly gray?: boolean;
}

export const BODY: TextStyle = { size: 9.5, weight: 'regular' };
export const STRONG: TextStyle = { size: 9.5, weight: 'bold' };
export const SMALL: TextStyle = { size: 7.5, weight: 'regular', gray: true };
export const HEADING: TextStyle = { size: 16, weight: 'bold' };
export const SUBHEADING: TextStyle = { size: 10.5, weight: 'bold' };

/** Distance from one line to the next. */
export const lineHeight = (style: TextStyle): number => style.size * 1.32;

const INK = '#1c1a17';
const GRAY_INK = '#55504a';
const RULE = '#8a847b';
/** A word that is wider than its column is cut after this many letters at most. */
const MIN_LETTERS = 1;

type Document = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Document['struct']>;
export type StructureTag = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Caption';

export interface Box {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

export const FULL_WIDTH: Box = { x: SHEET.left, width: CONTENT_WIDTH, align: 'left' };

/**
 * One PDF/A-3 document that is filled from top to bottom. Each piece of text is tagged, so that
 * it can be read aloud; page feet and rules are artifacts.
 */
export class PdfSheet {
  readonly document: Document;
  private readonly paper: Paper;
  private readonly root: Structure;
  private pages = 0;
  /** Where the next line begins. */
  y = SHEET.top;

  constructor(paper: Paper, madeAt: Date) {
    this.paper = paper;
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      tagged: true,
      lang: paper.language,
      displayTitle: true,
      info: {
        Title: drawable(`${paper.title} ${paper.number}`),
        Author: drawable(paper.imprint[0] ?? paper.senderLine),
        Producer: 'Markthalle',
        Creator: 'Markthalle',
        CreationDate: madeAt,
        ModDate: madeAt,
      },
    });
    this.document.registerFont('regular', fontFile('regular'));
    this.document.registerFont('bold', fontFile('bold'));
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
    this.addPage();
  }

  /** Starts a page with its foot. Throws `PaperTooLongError` beyond the bound. */
  addPage(): void {
    this.pages += 1;
    if (this.pages > MAX_PAGES) throw new PaperTooLongError(`more than ${MAX_PAGES} pages`);
    this.document.addPage();
    this.y = SHEET.top;
    this.drawFoot();
  }

  /** Whether `height` points fit on the page; otherwise a new page starts. Answers true then. */
  makeRoom(height: number): boolean {
    if (this.y + height <= SHEET.height - SHEET.bottom) return false;
    this.addPage();
    return true;
  }

  /** A new structure element below another one, the document itself by default. */
  element(tag: StructureTag, parent: Structure = this.root): Structure {
    const element = this.document.struct(tag);
    parent.add(element);
    return element;
  }

  /** Breaks a text into lines that fit the width; a word that is too wide is cut. */
  linesOf(text: string, width: number, style: TextStyle): string[] {
    this.use(style);
    const lines: string[] = [];
    let line = '';
    for (const word of drawable(text).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.document.widthOfString(longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = this.cutToFit(word, width, lines);
    }
    return [...lines, line];
  }

  /** Draws ready lines at a height as the content of an element, without moving on. */
  drawLines(lines: readonly string[], top: number, box: Box, style: TextStyle, into: Structure) {
    const content = this.document.markStructureContent('Span');
    this.putLines(lines, top, box, style);
    this.document.endMarkedContent();
    into.add(content);
  }

  /** A paragraph over the whole width; moves on and starts pages as needed. */
  paragraph(text: string, style: TextStyle = BODY, tag: StructureTag = 'P'): void {
    const element = this.element(tag);
    for (const line of this.linesOf(text, CONTENT_WIDTH, style)) {
      this.makeRoom(lineHeight(style));
      this.drawLines([line], this.y, FULL_WIDTH, style, element);
      this.y += lineHeight(style);
    }
    element.end();
  }

  /** A thin line across; decoration. */
  rule(y: number = this.y): void {
    this.asArtifact(() => {
      this.document
        .moveTo(SHEET.left, y)
        .lineTo(SHEET.left + CONTENT_WIDTH, y)
        .lineWidth(0.6)
        .stroke(RULE);
    });
  }

  /** Draws what is repeated or decorates: screen readers pass over it. */
  asArtifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** Lines at a height, untagged: only inside an artifact or marked content. */
  putLines(lines: readonly string[], top: number, box: Box, style: TextStyle): void {
    this.use(style);
    for (const [index, line] of lines.entries()) {
      const width = this.document.widthOfString(line);
      const x = box.align === 'right' ? box.x + box.width - width : box.x;
      this.document.text(line, x, top + index * lineHeight(style), { lineBreak: false });
    }
  }

  /** Closes the document; answers its bytes. */
  async end(): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    const done = new Promise<void>((resolve, reject) => {
      this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.document.on('end', resolve);
      this.document.on('error', reject);
    });
    this.root.end();
    this.document.end();
    await done;
    return new Uint8Array(Buffer.concat(chunks));
  }

  private use(style: TextStyle): void {
    this.document
      .font(style.weight)
      .fontSize(style.size)
      .fillColor(style.gray ? GRAY_INK : INK);
  }

  private cutToFit(word: string, width: number, lines: string[]): string {
    let rest = word;
    while (this.document.widthOfString(rest) > width && rest.length > MIN_LETTERS) {
      let letters = rest.length - 1;
      while (letters > MIN_LETTERS && this.document.widthOfString(rest.slice(0, letters)) > width) {
        letters -= 1;
      }
      lines.push(rest.slice(0, letters));
      rest = rest.slice(letters);
    }
    return rest;
  }

  private drawFoot(): void {
    const { paper } = this;
    const pageWord = paper.language === 'de' ? 'Seite' : 'Page';
    this.asArtifact(() => {
      this.document
        .moveTo(SHEET.left, FOOT_TOP - 6)
        .lineTo(SHEET.left + CONTENT_WIDTH, FOOT_TOP - 6)
        .lineWidth(0.4)
        .stroke(RULE);
      const imprint = paper.imprint.flatMap((line) =>
        this.linesOf(line, CONTENT_WIDTH - 130, SMALL),
      );
      this.putLines(imprint.slice(0, 4), FOOT_TOP, FULL_WIDTH, SMALL);
      const page = drawable(`${paper.number} · ${pageWord} ${this.pages}`);
      this.putLines([page], FOOT_TOP, { ...FULL_WIDTH, align: 'right' }, SMALL);
    });
  }
}
