// Compiles src to dist (or to the folder named) with swc, file by file. Nest needs decorator metadata, which Node's own
// type stripping cannot give; types are checked by `npm run typecheck`.
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformFile } from '@swc/core';

const root = import.meta.dirname;
const out = path.resolve(root, process.argv[2] ?? 'dist');
const options = {
  cwd: root,
  sourceMaps: 'inline',
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    rewriteRelativeImportExtensions: true,
  },
  module: { type: 'es6' },
};

rmSync(out, { recursive: true, force: true });
for (const file of globSync('src/**/*.ts', { cwd: root })) {
  if (file.endsWith('.spec.ts')) continue;
  const { code } = await transformFile(path.join(root, file), options);
  const target = path.join(out, path.relative('src', file)).replace(/\.ts$/, '.js');
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, code);
}
cpSync(path.join(root, 'src/migrations'), path.join(out, 'migrations'), { recursive: true });
const SAMPLES = 'modules/legal/samples';
for (const file of globSync(`src/${SAMPLES}/*.svg`, { cwd: root })) {
  cpSync(path.join(root, file), path.join(out, SAMPLES, path.basename(file)));
}
