import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';

const TABLE = 'docs/fault-tests.md';
const ROW = /^\| (F\d\d) \|.*\| `([^`]+)` \|$/;

/** Finds faults of the table of faults that the spec they name does not test by their number. */
export function checkFaultTests(repository: Repository): Finding[] {
  const table = repository.find(TABLE);
  if (table === undefined) return [];
  return table.text.split('\n').flatMap((text, index) => {
    const [, id = '', path = ''] = ROW.exec(text) ?? [];
    if (id === '' || titlesIn(repository, path).some((title) => namesFault(title, id))) return [];
    return [{ path: TABLE, line: index + 1, message: `no test in ${path} is called ${id}` }];
  });
}

const namesFault = (title: string, id: string) => new RegExp(`\\b${id}\\b`).test(title);

/** The first arguments of all calls that are plain texts: among them the titles of the tests. */
function titlesIn(repository: Repository, path: string): string[] {
  const titles: string[] = [];
  repository.find(path)?.walk((node) => {
    if (!ts.isCallExpression(node)) return;
    const [title] = node.arguments;
    if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
  });
  return titles;
}
