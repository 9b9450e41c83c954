import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import type { SourceFile } from './source-file.ts';

export const EXAMPLE = '.env.example';
const CONFIG = 'apps/api/src/config.ts';
const NAME = /^[A-Z][A-Z0-9_]+$/;
/** What the system sets, and what the launcher's own processes tell each other. */
const NOT_FOR_PEOPLE = /^(?:PATH|HOME|CI|TMPDIR|LC_ALL|MARKTHALLE_(?:PARENT_PID|BEGAN_AT_MS))$/;

/** `env.PORT`, `{ PORT } = process.env`, and the keys of the API's schema. */
function variableOf(file: SourceFile, node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const from = node.expression.getText(file.tree);
    return /(?:^|\.)env$/.test(from) ? node.name.text : undefined;
  }
  if (ts.isBindingElement(node) && ts.isVariableDeclaration(node.parent.parent)) {
    const from = node.parent.parent.initializer?.getText(file.tree);
    return from === 'process.env' ? node.name.getText(file.tree) : undefined;
  }
  const isSchemaKey = file.path === CONFIG && ts.isPropertyAssignment(node);
  return isSchemaKey ? node.name.getText(file.tree) : undefined;
}

/** Finds variables that a program reads but .env.example does not name, and names that stand there twice. */
export function checkDocumentedSettings(repository: Repository): Finding[] {
  const lines = repository.find(EXAMPLE)?.text.split('\n') ?? [];
  const documented = new Map<string, number>();
  const findings: Finding[] = [];
  for (const [index, text] of lines.entries()) {
    const name = /^#?([A-Z][A-Z0-9_]+)=/.exec(text)?.[1];
    if (!name) continue;
    if (documented.has(name)) {
      findings.push({ path: EXAMPLE, line: index + 1, message: `names ${name} twice` });
    }
    documented.set(name, index + 1);
  }
  for (const file of repository.code.filter((candidate) => !candidate.isForTests)) {
    file.walk((node) => {
      const name = variableOf(file, node);
      if (!name || !NAME.test(name) || NOT_FOR_PEOPLE.test(name) || documented.has(name)) return;
      const message = `reads ${name}, which ${EXAMPLE} does not name`;
      findings.push({ path: file.path, line: file.lineOf(node), message });
    });
  }
  return findings;
}
