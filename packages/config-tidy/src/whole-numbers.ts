import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

function problemOf(node: ts.Node): string | undefined {
  if (ts.isNumericLiteral(node) && !Number.isInteger(Number(node.text))) {
    return `${node.text} is no whole number: money is in cents, rates in basis points`;
  }
  if (ts.isIdentifier(node) && node.text === 'parseFloat') {
    return 'parseFloat makes numbers that are not exact';
  }
  return undefined;
}

/** Finds fractions in the rules of the domain, where money and rates are whole numbers. */
export function checkWholeNumbers(repository: Repository): Finding[] {
  const findings: Finding[] = [];
  for (const file of repository.code) {
    if (!file.path.startsWith('packages/domain/src/') || file.isSpec) continue;
    file.walk((node) => {
      const message = problemOf(node);
      if (message) findings.push({ path: file.path, line: file.lineOf(node), message });
    });
  }
  return findings;
}
