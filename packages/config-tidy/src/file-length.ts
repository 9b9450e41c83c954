import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

const CODE_LINE_LIMIT = 300;
const SPEC_LINE_LIMIT = 500;

/** Finds files that do not fit in a head. */
export function checkFileLength(repository: Repository): Finding[] {
  return repository.code.flatMap((file) => {
    const lines = file.text.trimEnd().split('\n').length;
    const limit = file.isSpec ? SPEC_LINE_LIMIT : CODE_LINE_LIMIT;
    if (lines <= limit) return [];
    return [
      { path: file.path, line: limit + 1, message: `has ${lines} lines; ${limit} is the limit` },
    ];
  });
}
