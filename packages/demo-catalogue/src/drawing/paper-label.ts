import type { PictureLabel, PictureRecipe } from '../picture-recipe.ts';
import { el, escapeXml } from './svg.ts';

const PAPER = '#FBFAF4';
const INK = '#10303A';
const INK_PALE = '#44606A';
const RAPS = '#F6C927';
const BRICK = '#A63D2B';

/** Widths of one letter in parts of the font size, measured for Besley 700 and Figtree 600. */
const BESLEY_LETTER = 0.66;
const FIGTREE_LETTER = 0.56;

/** A label this wide takes large letters. */
const WIDE_LABEL = 170;
const LABEL_LINES = 3;

/** The stepped gable of the brand, 20 units square before scaling. */
const GABLE = 'M0 20V11h3V7h3V3.5h3V0h4v3.5h3V7h3v4h3v9h-8v-4a3 3 0 0 0-6 0v4Z';

function wrap(text: string, maxLetters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last && `${last} ${word}`.length <= maxLetters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The accent of the label; brick where the producer chose none. */
export function accentOf(recipe: PictureRecipe): string {
  return recipe.label.accent ?? BRICK;
}

/** The words of the title that fit in one line. */
export function firstLine(recipe: PictureRecipe, maxLetters: number): string {
  return wrap(recipe.label.title, maxLetters)[0] ?? '';
}

/** Font size at which `text` fills `width`, at most `max`; short texts count as `minLetters`. */
export function fitSize(max: number, width: number, minLetters: number, text: string): number {
  return Math.min(max, width / Math.max(minLetters, text.length));
}

/** The gable mark with its corner at (x, y). */
export function mark(x: number, y: number, scale: number, colour: string): string {
  return el('path', { transform: `translate(${x} ${y}) scale(${scale})`, d: GABLE, fill: colour });
}

interface TextOptions {
  anchor?: 'start';
  fill?: string;
}

function text(
  x: number,
  y: number,
  font: { family: string; weight: number; size: number | string },
  content: string,
  { anchor, fill = INK }: TextOptions,
): string {
  const attributes = {
    x,
    y,
    ...(anchor === 'start' ? {} : { 'text-anchor': 'middle' }),
    'font-family': font.family,
    'font-weight': font.weight,
    'font-size': font.size,
    fill,
  };
  return el('text', attributes, [escapeXml(content)]);
}

/** A line in Besley, centred on x unless told otherwise. */
export function titleText(
  x: number,
  y: number,
  size: number,
  content: string,
  options: TextOptions = {},
): string {
  return text(x, y, { family: 'Besley, serif', weight: 700, size }, content, options);
}

/** A line in Figtree, centred on x unless told otherwise. */
export function smallText(
  x: number,
  y: number,
  size: number,
  content: string,
  options: TextOptions = {},
): string {
  const font = { family: 'Figtree, Arial', weight: 600, size };
  return text(x, y, font, content, { fill: INK_PALE, ...options });
}

function labelTitle(x: number, y: number, w: number, h: number, title: string): string[] {
  const wide = w >= WIDE_LABEL;
  const maxLetters = Math.max(7, Math.floor(w / (wide ? 17 : 15)));
  const lines = wrap(title, maxLetters).slice(0, LABEL_LINES);
  const longest = Math.max(...lines.map((line) => line.length), 5);
  const size = Math.min(wide ? 36 : 27, (w - 24) / (longest * BESLEY_LETTER), h * 0.19);
  const leading = size * 1.16;
  const top = y + h * 0.5 - ((lines.length - 1) * leading) / 2 + size * 0.3;
  const font = { family: 'Besley, Georgia, serif', weight: 700, size: size.toFixed(1) };
  return lines.map((line, i) => text(x + w / 2, top + i * leading, font, line, {}));
}

function labelSmall(x: number, y: number, w: number, small: string): string {
  const size = Math.min(25, w / 8, (w - 20) / (small.length * FIGTREE_LETTER)).toFixed(1);
  const font = { family: 'Figtree, Arial, sans-serif', weight: 600, size };
  return text(x + w / 2, y, font, small, { fill: INK_PALE });
}

/** A paper label: gable mark, up to three lines of title, a small line, stripe in the accent. */
export function label(x: number, y: number, w: number, h: number, content: PictureLabel): string {
  const accent = content.accent ?? BRICK;
  const stripe = Math.max(10, h * 0.1);
  const stripeTop = y + h - stripe;
  return el('g', {}, [
    el('rect', { x, y, width: w, height: h, rx: 6, fill: PAPER }),
    el('rect', { x, y: stripeTop, width: w, height: stripe, fill: accent }),
    el('rect', { x, y: stripeTop - 7, width: w, height: 4, fill: RAPS }),
    mark(x + w / 2 - 22 * (h / 260), y + h * 0.07, h / 130, accent),
    ...labelTitle(x, y, w, h, content.title),
    content.small ? labelSmall(x, stripeTop - 18, w, content.small) : '',
  ]);
}
