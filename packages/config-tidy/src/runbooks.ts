import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

const KINDS = 'packages/contracts/src/incident-kinds.ts';
const PAGES = 'docs/runbooks/';
const INDEX = `${PAGES}README.md`;
/** What each page must answer, in this order. */
const QUESTIONS = ['What happened.', 'What is safe.', 'What to do.', 'How to verify.'];

/** Whoever is told that something needs a person must also be told what to do about it. */
export function checkRunbooks(repository: Repository): Finding[] {
  const kinds = kindsOf(repository);
  const pages = repository.files.filter(
    ({ path }) => path.startsWith(PAGES) && path.endsWith('.md') && path !== INDEX,
  );
  const missing = [...kinds].flatMap(([kind, line]) =>
    repository.find(`${PAGES}${kind}.md`) === undefined
      ? [{ path: KINDS, line, message: `${kind} has no page ${PAGES}${kind}.md` }]
      : [],
  );
  const wrong = pages.flatMap(({ path, text }) => {
    const kind = path.slice(PAGES.length, -'.md'.length);
    if (!kinds.has(kind)) return [{ path, line: 1, message: `no incident is of kind ${kind}` }];
    const places = QUESTIONS.map((question) => text.indexOf(`**${question}**`));
    const isComplete = places.every((at, n) => at >= 0 && at > (places[n - 1] ?? -1));
    const message = `does not answer in this order: ${QUESTIONS.join(' ')}`;
    return isComplete ? [] : [{ path, line: 1, message }];
  });
  return [...missing, ...wrong];
}

/** The keys of the register, with their lines. */
function kindsOf(repository: Repository): Map<string, number> {
  const kinds = new Map<string, number>();
  const file = repository.find(KINDS);
  file?.walk((node) => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) {
      kinds.set(node.name.text, file.lineOf(node));
    }
  });
  return kinds;
}
