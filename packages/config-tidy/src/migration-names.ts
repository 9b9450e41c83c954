import path from 'node:path/posix';
import type { Finding } from './finding.ts';
import { MODULES } from './module-levels.ts';
import type { Repository } from './repository.ts';

const FOLDER = 'apps/api/src/migrations/';
const NAME = /^\d+[-_]([a-z][a-z0-9-]+)\.sql$/;

/** Finds migrations that do not say whose tables they change. */
export function checkMigrationNames(repository: Repository): Finding[] {
  return repository.files.flatMap((file) => {
    if (!file.path.startsWith(FOLDER)) return [];
    const name = NAME.exec(path.basename(file.path))?.[1] ?? '';
    const modules = ['platform', ...Object.keys(MODULES)];
    if (modules.some((module) => name.startsWith(`${module}-`))) return [];
    const message = 'is not named <number>_<module>-<what>.sql';
    return [{ path: file.path, line: 1, message }];
  });
}
