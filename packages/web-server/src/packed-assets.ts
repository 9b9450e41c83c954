import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { RequestHandler } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Shorter files come in one packet either way. */
const SMALLEST_BYTES = 512;

/**
 * Built files, packed once per process as small as can be and kept: their names change with their content, so the
 * work is done once and every later reader gets less than packing on the way could give. Readers without brotli and
 * all other files are passed on.
 */
export function packedAssets(folder: string): RequestHandler {
  // Only names of the build are ever looked up or kept.
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const packed = new Map<string, Promise<Buffer | null>>();
  return (req, res, next) => {
    const name = req.path.slice(1);
    const type = TYPES[path.extname(name)];
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    if (!isRead || type === undefined || !names.has(name) || req.acceptsEncodings('br') !== 'br') {
      next();
      return;
    }
    const made = packed.get(name) ?? pack(path.join(folder, name));
    packed.set(name, made);
    made.then((bytes) => {
      if (bytes === null) {
        next();
        return;
      }
      res.set({
        'Content-Type': type,
        'Content-Encoding': 'br',
        Vary: 'Accept-Encoding',
        'Cache-Control': 'public, max-age=31536000, immutable',
      });
      res.send(bytes);
    }, next);
  };
}

async function pack(file: string): Promise<Buffer | null> {
  const bytes = await readFile(file);
  if (bytes.length < SMALLEST_BYTES) return null;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}
