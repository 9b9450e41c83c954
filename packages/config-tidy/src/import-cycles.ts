import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import { importedFile } from './resolve-import.ts';
import type { SourceFile } from './source-file.ts';

interface Edge {
  target: SourceFile;
  line: number;
}

function edgesOf(repository: Repository, file: SourceFile): Edge[] {
  return file.imports.flatMap(({ specifier, line, isTypeOnly }) => {
    const target = isTypeOnly ? undefined : importedFile(repository, file, specifier);
    return target?.isCode ? [{ target, line }] : [];
  });
}

/** Finds files that, followed by their imports, lead back to themselves; types do not count. */
export function checkImportCycles(repository: Repository): Finding[] {
  const findings: Finding[] = [];
  const finished = new Set<SourceFile>();
  const trail: SourceFile[] = [];

  const visit = (file: SourceFile) => {
    trail.push(file);
    for (const { target, line } of edgesOf(repository, file)) {
      const start = trail.indexOf(target);
      if (start >= 0) {
        const names = [...trail.slice(start), target].map((member) => member.path);
        findings.push({ path: file.path, line, message: `closes a cycle: ${names.join(' → ')}` });
      } else if (!finished.has(target)) visit(target);
    }
    trail.pop();
    finished.add(file);
  };

  for (const file of repository.code) if (!finished.has(file)) visit(file);
  return findings;
}
