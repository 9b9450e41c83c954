import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import type { SourceFile } from './source-file.ts';

/** Programs and tools; everything else gets its settings handed in. */
const READERS = [
  /^apps\/api\/src\/config\.ts$/,
  /^apps\/[^/]+\/server\.ts$/,
  /\/vite\.config\.ts$/,
  /^scripts\//,
  /^bench\//,
  /^packages\/[^/]+\/src\/main\.ts$/,
  /^packages\/(?:config-jest|embedded-postgres|testing)\//,
];

const isReader = (file: SourceFile) =>
  file.isForTests || READERS.some((pattern) => pattern.test(file.path));

const isProcess = (node: ts.Node) => ts.isIdentifier(node) && node.text === 'process';

/** `process.env` and `const { env } = process`. */
function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return isProcess(node.expression) && node.name.text === 'env';
  }
  if (ts.isVariableDeclaration(node) && node.initializer && isProcess(node.initializer)) {
    return node.name.getText().includes('env');
  }
  return false;
}

function importsEnvironment(node: ts.Node): boolean {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  if (!/^(?:node:)?process$/.test(node.moduleSpecifier.text)) return false;
  return node.importClause?.getText().includes('env') ?? false;
}

/** Finds reads of the environment outside the few files that may. */
export function checkEnvironmentReaders(repository: Repository): Finding[] {
  const findings: Finding[] = [];
  for (const file of repository.code.filter((candidate) => !isReader(candidate))) {
    file.walk((node) => {
      if (!readsEnvironment(node) && !importsEnvironment(node)) return;
      const message = 'reads the environment; settings come from config.ts';
      findings.push({ path: file.path, line: file.lineOf(node), message });
    });
  }
  return findings;
}
