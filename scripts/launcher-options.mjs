import path from 'node:path';
import { parseArgs } from 'node:util';
import { LauncherProblem } from './launcher-problem.mjs';
import { HIGHEST_PORT_OFFSET } from './market-ports.mjs';

export const USAGE = `npm start -- [options]
  --port-base N   first port (default 3000); the other programs take N+1, N+2, N+100 to N+121
  --data DIR      folder for the database, files and logs (default .data)
  --reset         empty the data folder first
  --no-build      skip installing and building
  --help          print this text`;

const FLAGS = {
  'port-base': { type: 'string', default: '3000' },
  data: { type: 'string' },
  reset: { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

const HIGHEST_PORT = 65_535;

/** The flags of the launcher; `root` is the checkout, `argv` what followed the program's name. */
export function parseLauncherOptions(argv, root) {
  const values = parseFlags(argv, FLAGS);
  const portBase = Number(values['port-base']);
  const highest = HIGHEST_PORT - HIGHEST_PORT_OFFSET;
  if (!Number.isInteger(portBase) || portBase < 1 || portBase > highest) {
    throw new LauncherProblem(`--port-base takes a whole number from 1 to ${highest}.`);
  }
  return {
    portBase,
    dataDir: values.data ? path.resolve(values.data) : path.join(root, '.data'),
    reset: values.reset,
    build: !values['no-build'],
    help: values.help,
  };
}

const namesOf = (options) =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');

/** Flags by name; an unknown or broken one is a sentence instead of a stack. */
export function parseFlags(argv, options) {
  try {
    return parseArgs({ args: argv, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new LauncherProblem(`${error.message.split('. ')[0]}. Known are: ${namesOf(options)}.`);
  }
}
