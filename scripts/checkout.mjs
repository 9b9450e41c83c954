import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the whole repository. */
export const REPOSITORY = path.resolve(import.meta.dirname, '..');

/** Takes over the settings of a `.env` file; what the shell says already wins. */
export function loadDotEnv() {
  const file = path.join(REPOSITORY, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
