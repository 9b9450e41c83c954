import path from 'node:path/posix';
import type { Repository } from './repository.ts';
import type { SourceFile } from './source-file.ts';

const ENDINGS = ['', '.ts', '.tsx', '.mjs'];
const SCOPE = '@markthalle/';

/** The workspace that a specifier of our own scope names, for instance `packages/domain`. */
export function scopedWorkspace(specifier: string): string | undefined {
  if (!specifier.startsWith(SCOPE)) return undefined;
  return `packages/${specifier.slice(SCOPE.length).split('/')[0]}`;
}

/** The path from the root that a relative specifier means; undefined for a package. */
export function relativeTarget(file: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.join(path.dirname(file.path), specifier.replace(/\?.*$/, ''));
}

/** The file of the repository that an import statement means, if it means one. */
export function importedFile(
  repository: Repository,
  file: SourceFile,
  specifier: string,
): SourceFile | undefined {
  const workspace = scopedWorkspace(specifier);
  const inScope = workspace && specifier.slice(SCOPE.length).split('/').slice(1).join('/');
  const bases = workspace
    ? [`${workspace}/src/${inScope}`, `${workspace}/${inScope}`]
    : [relativeTarget(file, specifier)];
  for (const base of bases) {
    if (base === undefined) continue;
    for (const ending of ENDINGS) {
      const found = repository.find(base + ending);
      if (found) return found;
    }
  }
  return undefined;
}
