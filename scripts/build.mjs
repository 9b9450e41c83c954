import path from 'node:path';
import { runInTerminal } from './install.mjs';
import { LauncherProblem } from './launcher-problem.mjs';
import { step } from './progress.mjs';

/** Builds the API and the three apps; what did not change comes from the cache. */
export async function buildAll(root) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  // The build is for production whatever the shell says, so the cache is shared by all who build.
  env.NODE_ENV = 'production';
  const turbo = path.join(root, 'node_modules/.bin/turbo');
  const args = ['run', 'build', '--output-logs=errors-only'];
  await step('Building', async () => {
    const code = await runInTerminal(turbo, args, { cwd: root, env });
    if (code !== 0) throw new LauncherProblem(`The build failed (turbo ended with code ${code}).`);
  });
}
