/// <reference path="./subset-font.d.ts" />
import { createHash, randomUUID } from 'node:crypto';
import { access, lstat, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const SOURCES = [
  '@fontsource/besley/files/besley-latin-700-normal.woff2',
  '@fontsource/figtree/files/figtree-latin-600-normal.woff2',
];

const OWNER_ONLY = 0o700;
const HASH_LETTERS = 16;

// The renderer takes TrueType files by path only, while the packages carry WOFF2. The converted
// files stay in a folder of this user, so that repeated starts leave nothing behind and nobody
// else on the machine can put a font there.
async function privateFolder(): Promise<string> {
  const userId = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `markthalle-fonts-${userId}`);
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  const stats = await lstat(folder);
  const isOwn = process.getuid === undefined || stats.uid === userId;
  const isClosed = process.getuid === undefined || (stats.mode & 0o077) === 0;
  if (!stats.isDirectory() || !isOwn || !isClosed) {
    throw new Error(`${folder} is open to other users; remove it and start again.`);
  }
  return folder;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

async function convert(source: string, folder: string): Promise<string> {
  const woff2 = await readFile(require.resolve(source));
  const hash = createHash('sha256').update(woff2).digest('hex').slice(0, HASH_LETTERS);
  const file = join(folder, `${basename(source, '.woff2')}-${hash}.ttf`);
  if (await exists(file)) return file;
  const sfnt = await subsetFont(woff2, undefined, { keepAllGlyphs: true, targetFormat: 'sfnt' });
  // Another process may convert at the same time; renaming never shows half a file.
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, sfnt);
  await rename(unfinished, file);
  return file;
}

async function convertAll(): Promise<string[]> {
  const folder = await privateFolder();
  return Promise.all(SOURCES.map((source) => convert(source, folder)));
}

let files: Promise<string[]> | undefined;

/** Paths of Besley 700 and Figtree 600 as TrueType; rejects where the folder is not private. */
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
