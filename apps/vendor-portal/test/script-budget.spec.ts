import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const BUILD = path.resolve(import.meta.dirname, '../build/client');
const SCRIPTS = path.resolve(import.meta.dirname, '../dist/enhancement');
/** Bytes over the line, brotli, as the server sends them. */
const LIST_SCRIPTS_BYTES = 45_000;
const SHELL_BYTES = 120_000;
/** As the web server compresses; woff2 and png are compressed already. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const sentBytes = (file: string) => {
  const content = readFileSync(file);
  return /\.(js|css|svg)$/.test(file) ? brotliCompressSync(content, BROTLI).length : content.length;
};

const sum = (files: readonly string[]) => files.reduce((total, file) => total + sentBytes(file), 0);

const shellParts: string[] = JSON.parse(
  readFileSync(path.join(SCRIPTS, 'shell-parts.json'), 'utf8'),
);

describe('what a phone loads before it works without a line', () => {
  it('all scripts of the shell fit the budget of a list', () => {
    const files = ['enhance.js', ...shellParts].map((name) => path.join(SCRIPTS, name));
    expect(sum(files)).toBeLessThanOrEqual(LIST_SCRIPTS_BYTES);
  });

  it('the shell with styles, faces and icons is small enough for a bad line', () => {
    const assets = readdirSync(path.join(BUILD, 'assets'));
    const others = assets.filter((name) => /^(portal-.*\.css|.*\.woff2|icons-.*\.svg)$/.test(name));
    expect(others).toHaveLength(4);
    const files = [
      ...others.map((name) => path.join(BUILD, 'assets', name)),
      ...['enhance.js', 'service-worker.js', ...shellParts].map((name) => path.join(SCRIPTS, name)),
    ];
    expect(sum(files)).toBeLessThanOrEqual(SHELL_BYTES);
  });

  it('brings no schemas along: they are checked where the acts arrive', () => {
    for (const name of shellParts) {
      expect(readFileSync(path.join(SCRIPTS, name), 'utf8')).not.toContain('ZodError');
    }
  });
});
