import path from 'node:path';
import { build } from 'vite';

const app = path.resolve(import.meta.dirname, '..');

/**
 * Builds the one script of the shop and its service worker as plain files. They are no part of the framework's client
 * build: pages load the script beside their HTML and nothing else.
 */
async function buildScript(entry: string, fileName: string): Promise<void> {
  await build({
    configFile: false,
    root: app,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: path.join(app, '.cache/enhancement'),
      emptyOutDir: false,
      target: 'es2020',
      modulePreload: false,
      lib: {
        entry: path.join(app, entry),
        formats: ['es'],
        fileName: () => fileName,
      },
    },
  });
}

await buildScript('app/enhancement/main.ts', 'enhance.js');
await buildScript('app/enhancement/passkeys.ts', 'passkeys.js');
await buildScript('app/worker/main.ts', 'service-worker.js');
