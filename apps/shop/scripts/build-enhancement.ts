import path from 'node:path';
import { build } from 'vite';

const app = path.resolve(import.meta.dirname, '..');

/**
 * Builds the one script of the shop as a plain module. It is no part of the framework's client
 * build: pages load it beside their HTML and nothing else.
 */
await build({
  configFile: false,
  root: app,
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: path.join(app, '.cache/enhancement'),
    emptyOutDir: true,
    target: 'es2020',
    modulePreload: false,
    lib: {
      entry: path.join(app, 'app/enhancement/main.ts'),
      formats: ['es'],
      fileName: () => 'enhance.js',
    },
  },
});
