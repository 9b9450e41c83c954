/// <reference path="./subset-font.d.ts" />
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const SOURCES = [
  '@fontsource/besley/files/besley-latin-700-normal.woff2',
  '@fontsource/figtree/files/figtree-latin-600-normal.woff2',
];

async function convert(source: string, folder: string): Promise<string> {
  const woff2 = await readFile(require.resolve(source));
  const sfnt = await subsetFont(woff2, undefined, { keepAllGlyphs: true, targetFormat: 'sfnt' });
  const file = join(folder, `${basename(source, '.woff2')}.ttf`);
  await writeFile(file, sfnt);
  return file;
}

// The renderer takes TrueType files by path only, while the packages carry WOFF2. Each process
// converts into a private folder, so that no other user of the machine can put a font there.
async function convertAll(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'markthalle-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return Promise.all(SOURCES.map((source) => convert(source, folder)));
}

let files: Promise<string[]> | undefined;

/** Paths of Besley 700 and Figtree 600 as TrueType, converted once per process. */
export function labelFontFiles(): Promise<string[]> {
  files ??= convertAll();
  return files;
}

// The static Figtree file is called after the lightest weight of the variable font it was cut from.
const FIGTREE_FAMILY = 'Figtree Light SemiBold';

/** A drawing with its family names as the converted files carry them. */
export function withFileFamilies(svg: string): string {
  return svg.replaceAll('font-family="Figtree,', `font-family="${FIGTREE_FAMILY},`);
}
