import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

const API = 'apps/api/src/';
const CLOCK = 'apps/api/src/platform/clock';

/** `new Date()` without a time, and `Date.now`. */
function readsClock(node: ts.Node): boolean {
  const isDate = (part: ts.Node) => ts.isIdentifier(part) && part.text === 'Date';
  if (ts.isNewExpression(node)) return isDate(node.expression) && !node.arguments?.length;
  return ts.isPropertyAccessExpression(node) && isDate(node.expression) && node.name.text === 'now';
}

/** Finds places of the API that ask the machine for the time; tests could not set it there. */
export function checkClockReaders(repository: Repository): Finding[] {
  const findings: Finding[] = [];
  for (const file of repository.code) {
    const isApi = file.path.startsWith(API) && !file.path.startsWith(CLOCK);
    if (!isApi || file.isForTests) continue;
    file.walk((node) => {
      if (!readsClock(node)) return;
      const message = 'asks the machine for the time; the clock is handed in';
      findings.push({ path: file.path, line: file.lineOf(node), message });
    });
  }
  return findings;
}
