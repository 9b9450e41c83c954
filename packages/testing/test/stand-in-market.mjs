// Runs the real launcher on the stand-in programs of a temporary folder: node stand-in-market.mjs ROOT [flags]
import { parseLauncherOptions } from '../../../scripts/launcher-options.mjs';
import { reportProblem } from '../../../scripts/launcher-problem.mjs';
import { runMarket } from '../../../scripts/run-market.mjs';

const [root, ...flags] = process.argv.slice(2);
try {
  const options = { ...parseLauncherOptions(flags, root), killAfterMs: 1_000 };
  process.exit(await runMarket({ root, options, prepare: async () => {} }));
} catch (error) {
  reportProblem(error);
  process.exit(1);
}
