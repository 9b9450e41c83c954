import path from 'node:path/posix';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

const BANNED_FILE =
  /^index\.|^(?:utils?|helpers?|common|misc|types|constants|interfaces)[.-]|-(?:utils?|helpers?)\./;
const MANAGER = /(?:^|[-.])manager[.-]|Manager\./;
const BANNED_FOLDER = /^(?:utils?|helpers?|common|misc|shared)$/;

/** Finds names that say nothing about what is inside. */
export function checkFileNames(repository: Repository): Finding[] {
  return repository.code.flatMap(({ path: name }) => {
    const file = path.basename(name);
    const folders = path.dirname(name).split('/');
    const isBanned = BANNED_FILE.test(file) || MANAGER.test(file);
    if (isBanned) return [{ path: name, line: 1, message: `${file} is not a name for a file` }];
    const folder = folders.find((part) => BANNED_FOLDER.test(part));
    return folder ? [{ path: name, line: 1, message: `${folder} is not a name for a folder` }] : [];
  });
}
