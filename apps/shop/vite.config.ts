import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
  // Packages are TypeScript sources with JSX; Node alone cannot run them.
  ssr: { noExternal: [/^@markthalle\//] },
  build: {
    // Fragments of a drawing (`kueste.svg#tile`) only work with a file of its own.
    assetsInlineLimit: (file) => file.endsWith('giebelband.svg'),
    cssMinify: 'esbuild',
    target: 'es2020',
  },
});
