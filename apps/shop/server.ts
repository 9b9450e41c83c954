import { runApp } from '@markthalle/web-server/run-app';
import { sharedPages } from './app/server/shared-pages.ts';

const DEFAULT_PORT = 3000;

await runApp({
  name: 'shop',
  folder: import.meta.dirname,
  env: process.env,
  defaultPort: DEFAULT_PORT,
  sharedPages,
});
