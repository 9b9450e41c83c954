import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  enhancementBuild,
  SCRIPTS_FOLDER,
  workerBuild,
} from '@markthalle/workplace/build/vite-settings';
import { build } from 'vite';

const app = path.resolve(import.meta.dirname, '..');

await build(enhancementBuild(app));
await build(workerBuild(app));

/** The parts that every page needs at once: the service worker keeps them with the shell. */
const parts = readdirSync(path.join(app, SCRIPTS_FOLDER)).filter((name) =>
  /^part-(first|desk)-/.test(name),
);
writeFileSync(path.join(app, SCRIPTS_FOLDER, 'shell-parts.json'), JSON.stringify(parts));
