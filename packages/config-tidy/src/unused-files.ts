import path from 'node:path/posix';
import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import { importedFile } from './resolve-import.ts';
import type { SourceFile } from './source-file.ts';

/** Files that something else than an import statement starts. */
const ENTRIES = [
  /\.spec\.tsx?$/,
  /\/(?:jest|vite|postcss|tailwind)\.config\.(?:mjs|ts)$/,
  /^apps\/[^/]+\/(?:server|build)\.(?:ts|mjs)$/,
  /^apps\/[^/]+\/app\/(?:root|routes|entry\.(?:client|server))\.tsx?$/,
  /^apps\/[^/]+\/app\/routes\//,
  /^(?:apps|packages)\/[^/]+\/src\/main\.ts$/,
];

/** Texts inside the code that end with a file's name, as in `new URL('./parent-watch.mjs', ...)`. */
function namedInTexts(file: SourceFile): string[] {
  const names: string[] = [];
  file.walk((node) => {
    if (ts.isStringLiteralLike(node) && /\.(?:tsx?|mjs|js)$/.test(node.text)) {
      names.push(path.basename(node.text));
    }
  });
  return names;
}

/** Finds code that nobody imports, starts or names. */
export function checkUnusedFiles(repository: Repository): Finding[] {
  const imported = new Set<SourceFile>();
  const named = new Set<string>();
  for (const file of repository.code) {
    for (const { specifier } of file.imports) {
      const target = importedFile(repository, file, specifier);
      if (target && target !== file) imported.add(target);
    }
    for (const name of namedInTexts(file)) if (name !== path.basename(file.path)) named.add(name);
  }
  const commands = repository.files
    .filter((file) => /(?:^|\/)package\.json$|^\.ci\/run$|^infra\//.test(file.path))
    .map((file) => file.text);

  const isUsed = (file: SourceFile) => {
    const name = path.basename(file.path);
    return (
      ENTRIES.some((pattern) => pattern.test(file.path)) ||
      imported.has(file) ||
      named.has(name) ||
      commands.some((text) => text.includes(name))
    );
  };
  return repository.code
    .filter((file) => !isUsed(file))
    .map((file) => ({ path: file.path, line: 1, message: 'is imported by nobody' }));
}
