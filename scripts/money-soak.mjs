// `npm run money:soak -- --steps N --seed S`: plays a long random trading story against the API, a real database and
// the Stripe sandbox, and proves afterwards that no cent was lost. The same seed makes the same story.
import path from 'node:path';
import { REPOSITORY } from './checkout.mjs';
import { continueOnProjectNode, ensureInstalled, runInTerminal } from './install.mjs';
import { parseFlags } from './launcher-options.mjs';
import { LauncherProblem, reportProblem } from './launcher-problem.mjs';

const DEFAULT_STEPS = 100_000;
const FLAGS = {
  steps: { type: 'string', default: String(DEFAULT_STEPS) },
  seed: { type: 'string', default: '1' },
};

function wholeNumber(flag, value) {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new LauncherProblem(`--${flag} takes a whole number from 1 on.`);
  }
  return String(number);
}

async function main(argv) {
  const flags = parseFlags(argv, FLAGS);
  const story = {
    SOAK_STEPS: wholeNumber('steps', flags.steps),
    SOAK_SEED: wholeNumber('seed', flags.seed),
  };
  await ensureInstalled(REPOSITORY);
  const code = await continueOnProjectNode(REPOSITORY);
  if (code !== undefined) return code;
  return runInTerminal(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      path.join(REPOSITORY, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      'api',
      '--',
      'money-soak',
    ],
    { cwd: REPOSITORY, env: { ...process.env, ...story } },
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  reportProblem(error);
  process.exitCode = 1;
}
