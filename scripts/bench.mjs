// `npm run bench`: builds the API and runs the load measurement on the project's own Node.
import { buildAll } from './build.mjs';
import { REPOSITORY } from './checkout.mjs';
import { continueOnProjectNode, ensureInstalled } from './install.mjs';

await ensureInstalled(REPOSITORY);
const code = await continueOnProjectNode(REPOSITORY);
if (code === undefined) {
  await buildAll(REPOSITORY);
  await import('../bench/load.mjs');
} else {
  process.exitCode = code;
}
