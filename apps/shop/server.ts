import { runApp } from '@markthalle/web-server/run-app';

const DEFAULT_PORT = 3000;

await runApp({
  name: 'shop',
  folder: import.meta.dirname,
  env: process.env,
  defaultPort: DEFAULT_PORT,
});
