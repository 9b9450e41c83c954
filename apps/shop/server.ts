import { runApp } from '@markthalle/web-server/run-app';
import { problemBodyLimit } from './app/server/problem-body-limit.ts';
import { sharedPages } from './app/server/shared-pages.ts';

const DEFAULT_PORT = 3000;

await runApp({
  name: 'shop',
  folder: import.meta.dirname,
  env: process.env,
  defaultPort: DEFAULT_PORT,
  bodyLimit: problemBodyLimit,
  sharedPages,
});
