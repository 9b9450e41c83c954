import 'reflect-metadata';
import { CommandProblem } from './commands/command-problem.ts';
import { ConfigError } from './config.ts';

type Command = (args: readonly string[]) => Promise<void>;

/** What the program can be started as. Each command is loaded only when asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  http: async () => (await import('./commands/serve.ts')).serveHttp,
  worker: async () => (await import('./commands/serve.ts')).serveWorker,
  both: async () => (await import('./commands/serve.ts')).serveBoth,
  migrate: async () => (await import('./commands/migrate.command.ts')).migrateCommand,
  'import-demo': async () => (await import('./commands/demo.commands.ts')).importDemoCommand,
  'demo-logins': async () => (await import('./commands/demo.commands.ts')).demoLoginsCommand,
  'money-check': async () => (await import('./commands/money-check.command.ts')).moneyCheckCommand,
  'search-rebuild': async () =>
    (await import('./commands/search.commands.ts')).searchRebuildCommand,
  'search-reconcile': async () =>
    (await import('./commands/search.commands.ts')).searchReconcileCommand,
  'search-bench': async () => (await import('./commands/search.commands.ts')).searchBenchCommand,
  'search-eval': async () => (await import('./commands/search.commands.ts')).searchEvalCommand,
  seed: async () => (await import('./commands/demo.commands.ts')).seedCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (load === undefined) {
  console.error(`Usage: main.js <${Object.keys(COMMANDS).join('|')}>`);
  process.exit(2);
}
try {
  await (await load())(args);
} catch (error) {
  const isSaid = error instanceof ConfigError || error instanceof CommandProblem;
  console.error(isSaid ? error.message : error);
  process.exit(1);
}
