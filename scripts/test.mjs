// `npm test`: installs, builds, and runs the tests of all workspaces at once. What follows goes to Jest, for example
// `npm test -- --selectProjects domain`; `--no-build` tests what is built already.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAll } from './build.mjs';
import { REPOSITORY } from './checkout.mjs';
import { continueOnProjectNode, ensureInstalled, runInTerminal } from './install.mjs';
import { reportProblem } from './launcher-problem.mjs';

const PARENT_WATCH = new URL('./parent-watch.mjs', import.meta.url).href;
const NODE_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** Runs Jest in the terminal; the database for the specs is started by the preset of the projects that need it. */
async function runJest(args, outputFile) {
  const jest = path.join(REPOSITORY, 'node_modules/jest/bin/jest.js');
  const output = ['--json', `--outputFile=${outputFile}`];
  return runInTerminal(
    process.execPath,
    ['--import', PARENT_WATCH, ...NODE_FLAGS, jest, ...output, ...args],
    { cwd: REPOSITORY },
  );
}

/** A file that could not even be loaded counts as one failed test. */
function countTests(outputFile) {
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch (error) {
    process.stderr.write(`Jest left no result: ${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function main(argv) {
  await ensureInstalled(REPOSITORY);
  const code = await continueOnProjectNode(REPOSITORY);
  if (code !== undefined) return code;
  const jestArguments = argv.filter((argument) => argument !== '--no-build');
  if (jestArguments.length === argv.length) await buildAll(REPOSITORY);

  const folder = mkdtempSync(path.join(tmpdir(), 'markthalle-test-result-'));
  const outputFile = path.join(folder, `${randomBytes(4).toString('hex')}.json`);
  try {
    const jestCode = await runJest(jestArguments, outputFile);
    const { passed, failed, skipped } = countTests(outputFile);
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    const nothingRan = passed + failed === 0;
    return jestCode !== 0 || failed > 0 || nothingRan ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  reportProblem(error);
  process.exitCode = 1;
}
