import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const css = ['tokens', 'dark']
  .map((name) => readFileSync(new URL(`../src/styles/${name}.css`, import.meta.url), 'utf8'))
  .join('\n');

/** The custom properties of one rule of tokens.css or dark.css, references resolved. */
function tokensOf(selector: string, inherited: Map<string, string>): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  const tokens = new Map(inherited);
  for (const [, name, value] of block.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
    if (name && value) tokens.set(name, value.trim());
  }
  return tokens;
}

function colourOf(name: string, tokens: Map<string, string>): string {
  const value = tokens.get(name);
  const reference = value && /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (reference) return colourOf(reference, tokens);
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${name}: ${value}`);
  return value;
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const light = tokensOf(':root', new Map());
const dark = tokensOf(':root[data-theme="dark"]', light);

const TEXT = 4.5;
const EDGE = 3;

const IN_BOTH_THEMES: readonly (readonly [string, string, number])[] = [
  ['--text', '--bg', TEXT],
  ['--text', '--surface', TEXT],
  ['--text', '--surface-2', TEXT],
  ['--text-2', '--bg', TEXT],
  ['--text-2', '--surface', TEXT],
  ['--text-2', '--surface-2', TEXT],
  ['--link', '--bg', TEXT],
  ['--link', '--surface', TEXT],
  ['--action-text', '--action-bg', TEXT],
  ['--action-edge', '--bg', EDGE],
  ['--line-strong', '--surface', EDGE],
  ['--line-strong', '--bg', EDGE],
  ['--schilf-600', '--surface', TEXT],
  ['--schilf-600', '--bg', TEXT],
  ['--fehler-600', '--surface', TEXT],
  ['--fehler-600', '--bg', TEXT],
  ['--fehler-600', '--fehler-100', TEXT],
  ['--warn-700', '--warn-100', TEXT],
  ['--focus', '--bg', EDGE],
  ['--focus', '--surface', EDGE],
];

const ONLY_LIGHT: readonly (readonly [string, string, number])[] = [
  ['--schilf-800', '--schilf-100', TEXT],
  ['--schilf-600', '--raps-100', TEXT],
  ['--text', '--raps-100', TEXT],
  ['--text-2', '--raps-100', TEXT],
  ['--ostsee-700', '--ostsee-100', TEXT],
  ['--link', '--raps-100', TEXT],
  ['--kreide-0', '--ostsee-700', TEXT],
  ['--kreide-0', '--tinte', TEXT],
  ['--kreide-0', '--backstein-600', TEXT],
  ['--raps-400', '--tinte', TEXT],
  ['--brand', '--surface', EDGE],
];

const ONLY_DARK: readonly (readonly [string, string, number])[] = [
  ['--schilf-600', '--schilf-100', TEXT],
  ['--link', '--ostsee-100', TEXT],
];

describe('colour pairs of the tokens', () => {
  it.each([...IN_BOTH_THEMES, ...ONLY_LIGHT])('light: %s on %s reaches %d', (ink, paper, least) => {
    expect(contrast(colourOf(ink, light), colourOf(paper, light))).toBeGreaterThanOrEqual(least);
  });

  it.each([...IN_BOTH_THEMES, ...ONLY_DARK])('dark: %s on %s reaches %d', (ink, paper, least) => {
    expect(contrast(colourOf(ink, dark), colourOf(paper, dark))).toBeGreaterThanOrEqual(least);
  });

  it('computes the ratio of black on white as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
