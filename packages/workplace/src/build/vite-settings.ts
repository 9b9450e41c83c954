import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { InlineConfig, Plugin, UserConfig } from 'vite';
import { followSystemTheme } from './follow-system-theme.ts';

/** What the Vite configurations of portal and office share; each adds the Remix plugin. */
export function workplaceViteSettings(): UserConfig {
  return {
    // Packages are TypeScript sources with JSX; Node alone cannot run them.
    ssr: { noExternal: [/^@markthalle\//] },
    css: { postcss: { plugins: [followSystemTheme()] } },
    build: {
      // An icon sprite only works with an address of its own.
      assetsInlineLimit: 0,
      cssMinify: 'esbuild',
      target: 'es2020',
    },
  };
}

/** Where an app's scripts lie before the framework's build takes them along. */
export const SCRIPTS_FOLDER = 'dist/enhancement';
export const FIRST_SCRIPT = 'enhance.js';

/**
 * The build of an app's script, a plain module that pages load beside their HTML, and of the parts
 * that it loads later. It is no part of the framework's client build, which no page loads.
 */
export function enhancementBuild(appFolder: string): InlineConfig {
  return {
    ...plainBuild(appFolder),
    // Parts are found beside the script that asks for them.
    base: './',
    plugins: [beginWith(path.join(appFolder, 'app/enhancement.ts'))],
    build: {
      ...plainBuild(appFolder).build,
      emptyOutDir: true,
      rollupOptions: {
        input: BEGINNING,
        output: {
          entryFileNames: FIRST_SCRIPT,
          // The framework's build renames the first script, so no part may ask for anything in it.
          manualChunks: (id) => (id.endsWith('/app/enhancement.ts') ? 'first' : undefined),
          chunkFileNames: 'part-[name]-[hash].js',
          assetFileNames: 'part-[name]-[hash][extname]',
        },
      },
    },
  };
}

const BEGINNING = 'beginning';

/** A first script that holds nothing but the way to the app's own. */
const beginWith = (file: string): Plugin => ({
  name: 'begin-with',
  resolveId: (id) => (id === BEGINNING ? BEGINNING : null),
  load: (id) => (id === BEGINNING ? `import ${JSON.stringify(file)};` : null),
});

/** The build of a service worker: one file, because a worker of today's phones loads no modules. */
export function workerBuild(appFolder: string): InlineConfig {
  return {
    ...plainBuild(appFolder),
    build: {
      ...plainBuild(appFolder).build,
      emptyOutDir: false,
      rollupOptions: {
        input: path.join(appFolder, 'app/worker/main.ts'),
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  };
}

const plainBuild = (appFolder: string): InlineConfig => ({
  configFile: false,
  root: appFolder,
  logLevel: 'warn',
  publicDir: false,
  build: { outDir: path.join(appFolder, SCRIPTS_FOLDER), target: 'es2020', modulePreload: false },
});

/** Puts the parts of the script beside it; their names carry their content's hash already. */
export function emitScriptParts(appFolder: string): Plugin {
  return {
    name: 'emit-script-parts',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    generateBundle() {
      const folder = path.join(appFolder, SCRIPTS_FOLDER);
      for (const name of readdirSync(folder).filter((file) => file.startsWith('part-'))) {
        const source = readFileSync(path.join(folder, name));
        this.emitFile({ type: 'asset', fileName: `assets/${name}`, source });
      }
    },
  };
}
