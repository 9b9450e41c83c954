// Makes the two web fonts of the interface from the Fontsource packages. Run after a font update:
//   node packages/ui/scripts/subset-fonts.mjs
// The budget keeps both fonts within the 24 KB that a first visit on a phone may spend on type.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const MAX_BYTES = 24_000;
const require = createRequire(import.meta.url);
const target = new URL('../assets/fonts/', import.meta.url);

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const ASCII = range(0x20, 0x7e);
const GERMAN = 'ÄÖÜäöüß';
const NO_BREAK_SPACE = '\u00a0';
// ★ ☆ → ✓ are listed although neither family draws them: they appear on their own should a later
// release bring them. Until then the interface takes icons for them.
// Signs of source code are left to the device's own font: no word of the shop has them.
const SIGNS = '•–—„“”‚‘’…€★☆×½²→✓§°·−';

const CODE_SIGNS = /[\\^`{|}~]/g;
const letters = `${ASCII.replace(CODE_SIGNS, '')}${GERMAN}${NO_BREAK_SPACE}`;
// Names and titles stand in headings, sums and addresses do not.
const headingText = `${letters}é${SIGNS}`.replace(/[@#$*<=>_[\]•‚‘½²°]/g, '');
// Names of buyers and streets bring the letters of the neighbours along.
const bodyText = `${letters}${SIGNS}áàâåæçéèêëíñóôøúÅÆÉØ©`;

/** `wght` is pinned for headings and stays variable from 400 to 700 for everything else. */
const fonts = [
  {
    source: '@fontsource-variable/besley/files/besley-latin-wght-normal.woff2',
    file: 'besley-700.woff2',
    text: headingText,
    wght: 700,
  },
  {
    source: '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
    file: 'figtree-var.woff2',
    text: bodyText,
    wght: { min: 400, max: 700 },
  },
];

await mkdir(target, { recursive: true });
let sumBytes = 0;
for (const { source, file, text, wght } of fonts) {
  const original = await readFile(require.resolve(source));
  const subset = await subsetFont(original, text, {
    targetFormat: 'woff2',
    variationAxes: { wght },
    noHinting: true,
    // `tnum` keeps columns of money aligned.
    keepFeatures: ['kern', 'tnum', 'mark', 'ccmp'],
  });
  const path = fileURLToPath(new URL(file, target));
  await writeFile(path, subset);
  process.stdout.write(`${file}: ${subset.length} bytes\n`);
  sumBytes += subset.length;
}
if (sumBytes > MAX_BYTES) {
  throw new Error(`Both fonts have ${sumBytes} bytes, above the budget of ${MAX_BYTES}.`);
}
