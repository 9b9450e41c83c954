import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './build.mjs';
import { loadDotEnv, REPOSITORY } from './checkout.mjs';
import { openDataFolder } from './data-folder.mjs';
import { continueOnProjectNode, ensureInstalled } from './install.mjs';
import { parseLauncherOptions, USAGE } from './launcher-options.mjs';
import { LauncherProblem, reportProblem } from './launcher-problem.mjs';
import { requireUnlocked } from './market-lock.mjs';
import { portsFrom, requireFreePorts } from './market-ports.mjs';

/** Prepares the checkout and runs the market until it is stopped; returns the exit code. */
export async function main(argv) {
  try {
    const options = parseLauncherOptions(argv, REPOSITORY);
    if (options.help) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    // What is wrong with the machine is told before a minute of installing, not after it.
    openDataFolder(options.dataDir);
    requireUnlocked(options.dataDir);
    await requireFreePorts(portsFrom(options.portBase));
    if (options.build) await ensureInstalled(REPOSITORY);
    else requireInstalled();
    const code = await continueOnProjectNode(REPOSITORY);
    if (code !== undefined) return code;
    loadDotEnv();
    const { runMarket } = await import('./run-market.mjs');
    const prepare = options.build ? () => buildAll(REPOSITORY) : async () => {};
    return await runMarket({ root: REPOSITORY, options, prepare });
  } catch (error) {
    reportProblem(error);
    return 1;
  }
}

function requireInstalled() {
  if (!existsSync(path.join(REPOSITORY, 'node_modules'))) {
    throw new LauncherProblem('Nothing is installed yet: start once without --no-build.');
  }
}
