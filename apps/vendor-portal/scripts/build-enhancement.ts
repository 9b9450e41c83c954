import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  enhancementBuild,
  SCRIPTS_FOLDER,
  workerBuild,
} from '@markthalle/workplace/build/vite-settings';
import { build, mergeConfig, type Rollup } from 'vite';

const app = path.resolve(import.meta.dirname, '..');

/** Larger than the queue and the forms of all pages: what only photos and passkeys need, always with a line. */
const NOT_IN_SHELL = /\/(photos|offer-passkeys|read-pixels)[/.]/;

/** The barcode library says nothing of its side effects (it has none), and is smallest as ES2015. */
const BARCODES = '@zxing/library';
const library = path.dirname(createRequire(import.meta.url).resolve(`${BARCODES}/package.json`));
const scripts = mergeConfig(enhancementBuild(app), {
  resolve: { alias: { [BARCODES]: path.join(library, 'es2015/index.js') } },
  build: {
    rollupOptions: { treeshake: { moduleSideEffects: (id: string) => !id.includes(library) } },
  },
});

const chunks = ((await build(scripts)) as Rollup.RollupOutput).output.filter(
  (part) => part.type === 'chunk',
);
await build(workerBuild(app));

/** Every part that a page may need without a line: the service worker keeps them with the shell. */
const wanted = chunks.filter(
  ({ facadeModuleId, isEntry }) =>
    isEntry || (facadeModuleId !== null && !NOT_IN_SHELL.test(facadeModuleId)),
);
const parts = new Set<string>();
const add = (name: string): void => {
  if (parts.has(name)) return;
  parts.add(name);
  for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) add(next);
};
for (const { fileName } of wanted) add(fileName);
const names = [...parts].filter((name) => name.startsWith('part-')).sort();
writeFileSync(path.join(app, SCRIPTS_FOLDER, 'shell-parts.json'), JSON.stringify(names));
