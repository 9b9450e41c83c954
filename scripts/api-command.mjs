import { existsSync } from 'node:fs';
import path from 'node:path';
import { apiEnvironment, usesSandbox } from './api-environment.mjs';
import { buildAll } from './build.mjs';
import { loadDotEnv, REPOSITORY } from './checkout.mjs';
import { openDataFolder, secretsOf } from './data-folder.mjs';
import { continueOnProjectNode, ensureInstalled, runInTerminal } from './install.mjs';
import { parseFlags } from './launcher-options.mjs';
import { reportProblem } from './launcher-problem.mjs';
import { API_PROGRAM, marketPrograms } from './market.mjs';
import { openMarketDatabase } from './market-database.mjs';
import { portsFrom } from './market-ports.mjs';
import { ProgramGroup } from './program-group.mjs';

const PLACE_FLAGS = {
  data: { type: 'string' },
  'port-base': { type: 'string', default: '3000' },
  'no-build': { type: 'boolean', default: false },
};

/**
 * Runs a command of the API on the market's database, whether the market is open or not, and sets the exit code.
 *
 * @param flags the command's own flags; those that are given are passed on to it
 * @param needsSandbox starts the Stripe sandbox for the time of the command unless it runs already
 */
export async function runApiCommand({ command, flags, needsSandbox = false }) {
  try {
    process.exitCode = await run({ command, flags, needsSandbox });
  } catch (error) {
    reportProblem(error);
    process.exitCode = 1;
  }
}

async function run({ command, flags, needsSandbox }) {
  const values = parseFlags(process.argv.slice(2), { ...PLACE_FLAGS, ...flags });
  if (!values['no-build']) await ensureInstalled(REPOSITORY);
  const code = await continueOnProjectNode(REPOSITORY);
  if (code !== undefined) return code;
  loadDotEnv();
  if (!values['no-build'] && !existsSync(path.join(REPOSITORY, API_PROGRAM))) {
    await buildAll(REPOSITORY);
  }
  const dataDir = values.data ? path.resolve(values.data) : path.join(REPOSITORY, '.data');
  openDataFolder(dataDir);
  const ports = portsFrom(Number(values['port-base']));
  const database = await openMarketDatabase({ dataDir });
  const group = new ProgramGroup({ root: REPOSITORY, logFolder: path.join(dataDir, 'logs') });
  try {
    const setting = { databaseUrl: database.url, ports, dataDir, secrets: secretsOf(dataDir) };
    if (needsSandbox && usesSandbox()) await ensureSandbox(group, setting);
    const env = { ...process.env, ...apiEnvironment(setting) };
    // Into its log, since the command's own output may be read by a program.
    await group.runOnce({ command: 'migrate', args: [API_PROGRAM, 'migrate'], env });
    const args = [path.join(REPOSITORY, API_PROGRAM), command, ...ownFlags(values, flags)];
    return await runInTerminal(process.execPath, args, { env });
  } finally {
    await group.stop();
    await database.stop();
  }
}

async function ensureSandbox(group, setting) {
  const sandbox = marketPrograms(setting).find(({ name }) => name === 'stripeSandbox');
  if (!(await group.answers(sandbox.port))) await group.start([sandbox]);
}

function ownFlags(values, flags) {
  return Object.keys(flags).flatMap((name) => {
    if (values[name] === undefined || values[name] === false) return [];
    return values[name] === true ? [`--${name}`] : [`--${name}`, values[name]];
  });
}
