import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addressesOf } from './api-environment.mjs';
import { emptyDataFolder, onDataFolder, openDataFolder, secretsOf } from './data-folder.mjs';
import { LauncherProblem, reportProblem } from './launcher-problem.mjs';
import { API_PROGRAM, marketPrograms } from './market.mjs';
import { openMarketDatabase, removeMarketDatabase } from './market-database.mjs';
import { lockMarket } from './market-lock.mjs';
import { portsFrom, requireFreePorts } from './market-ports.mjs';
import { importDemoOnce, migrate, readDemoLogins, registerWebhooks } from './market-setup.mjs';
import { printWelcome } from './market-welcome.mjs';
import { ProgramGroup } from './program-group.mjs';
import { say, step } from './progress.mjs';
import { StopRequested, stopRequest } from './stop-request.mjs';

/**
 * Runs the market until somebody stops it (exit code 0) or something goes wrong (1). `root` is where the programs
 * are, `prepare` what has to be done before they can run.
 *
 * @throws {LauncherProblem} when the data folder cannot be used, before anything is started
 */
export async function runMarket({ root, options, prepare }) {
  const { dataDir, killAfterMs } = options;
  const stopping = stopRequest();
  openDataFolder(dataDir);
  const unlock = lockMarket(dataDir);
  const group = new ProgramGroup({ root, logFolder: path.join(dataDir, 'logs'), killAfterMs });
  const market = { group, options, prepare, stopping, database: undefined };
  try {
    await runUntilStopped(market);
    return 1;
  } catch (error) {
    if (!(error instanceof StopRequested)) {
      reportProblem(error);
      return 1;
    }
    say(`${error.message} ...`);
    return 0;
  } finally {
    rmSync(descriptionFileOf(dataDir), { force: true });
    await group.stop();
    await market.database?.stop();
    unlock();
    stopping.release();
    say('Everything is stopped.');
  }
}

const descriptionFileOf = (dataDir) => path.join(dataDir, 'market.json');

/** Never returns by itself: it ends with the reason why the market cannot go on. */
async function runUntilStopped(market) {
  const { group, options, stopping } = market;
  const { dataDir } = options;
  rmSync(descriptionFileOf(dataDir), { force: true });
  if (options.reset) await reset(dataDir);
  const ports = portsFrom(options.portBase);
  await requireFreePorts(ports);
  const openDatabase = openMarketDatabase({ dataDir, whenRunning: 'wait' });
  openDatabase.catch(() => {}); // Reported below, after the build that goes on beside it.
  try {
    await Promise.race([market.prepare(), stopping.requested]);
  } finally {
    market.database = await openDatabase;
  }
  const setting = { databaseUrl: market.database.url, ports, dataDir, secrets: secretsOf(dataDir) };
  const failure = Promise.race([group.failed, databaseEnd(market.database)]);
  await Promise.race([open(group, setting), stopping.requested, failure]);
  await Promise.race([stopping.requested, failure]);
}

async function reset(dataDir) {
  await step('Emptying the data folder', async () => {
    await removeMarketDatabase(dataDir);
    emptyDataFolder(dataDir);
  });
}

async function databaseEnd(database) {
  await database.exited;
  throw new LauncherProblem(`PostgreSQL ended; its log is ${database.logFile}.`);
}

/** Starts the programs wave by wave, each when the one before is ready, and tells where they are. */
async function open(group, setting) {
  const { ports, secrets, dataDir, databaseUrl } = setting;
  const programs = marketPrograms(setting);
  const api = programs.find(({ name }) => name === 'api');
  const wave = (number) => programs.filter((program) => program.wave === number);
  const once = (command) => group.runOnce({ args: [API_PROGRAM, command], env: api.env, command });

  await step('Starting the services around the API', () => group.start(wave(1)));
  await registerWebhooks({ ports, secrets });
  await step('Bringing the database up to date', () => migrate(once));
  await importDemoOnce(once, { dataDir, databaseUrl });
  await step('Starting the API', () => group.start(wave(2)));
  const loginsRead = readDemoLogins(once);
  loginsRead.catch(() => {}); // Awaited below; the start in between may fail first.
  await step('Starting the worker and the web apps', () => group.start([...wave(3), ...wave(4)]));
  const description = { databaseUrl, addresses: addressesOf(ports), logins: await loginsRead };
  onDataFolder(dataDir, () => {
    const text = `${JSON.stringify(description, null, 2)}\n`;
    // Whoever waits for the file reads it as soon as it is there, so it is whole from its first moment.
    const begun = `${descriptionFileOf(dataDir)}.begun`;
    writeFileSync(begun, text, { mode: 0o600 });
    renameSync(begun, descriptionFileOf(dataDir));
  });
  printWelcome(description);
}
