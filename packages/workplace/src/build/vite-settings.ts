import path from 'node:path';
import type { InlineConfig, UserConfig } from 'vite';
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

/**
 * The build of an app's one script, a plain module that pages load beside their HTML. It is no
 * part of the framework's client build, which no page loads.
 */
export function enhancementBuild(appFolder: string): InlineConfig {
  return {
    configFile: false,
    root: appFolder,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: path.join(appFolder, 'dist/enhancement'),
      emptyOutDir: true,
      target: 'es2020',
      modulePreload: false,
      lib: {
        entry: path.join(appFolder, 'app/enhancement.ts'),
        formats: ['es'],
        fileName: () => 'enhance.js',
      },
    },
  };
}
