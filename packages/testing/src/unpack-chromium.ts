// A program of its own, because the unpacker writes to os.tmpdir(), which Jest's sandbox cannot redirect.
// Usage: TMPDIR=<folder> node unpack-chromium.ts
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const archives = path.resolve(
  fileURLToPath(import.meta.resolve('@sparticuz/chromium')),
  '../../bin',
);

for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
  await inflate(path.join(archives, name));
}
