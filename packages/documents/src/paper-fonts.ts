import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

export type FontWeight = 'regular' | 'bold';

const FILES: Readonly<Record<FontWeight, string>> = {
  regular: 'figtree-400.ttf',
  bold: 'figtree-700.ttf',
};

const loaded = new Map<FontWeight, Buffer>();

/** The font file of a weight, read once per process; PDFs carry the glyphs that they use. */
export function fontFile(weight: FontWeight): Buffer {
  let file = loaded.get(weight);
  if (file === undefined) {
    file = readFileSync(new URL(`../assets/fonts/${FILES[weight]}`, import.meta.url));
    loaded.set(weight, file);
  }
  return file;
}

let drawn: Font | undefined;

/**
 * The text with what the fonts can draw: a missing glyph is not allowed in PDF/A (ISO 19005-3,
 * 6.2.11.8), so marks are taken off letters first, and what is still missing becomes `?`.
 */
export function drawable(text: string): string {
  drawn ??= create(fontFile('regular')) as Font;
  let result = '';
  for (const character of text.replace(/\s+/gu, ' ').normalize('NFC')) {
    result += hasGlyph(character) ? character : withoutMarks(character);
  }
  return result;
}

const hasGlyph = (character: string): boolean =>
  drawn?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ?? false;

function withoutMarks(character: string): string {
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain !== '' && [...plain].every(hasGlyph) ? plain : '?';
}
