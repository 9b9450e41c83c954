import type { ProblemBody } from '@markthalle/contracts/problems';
import { data } from '@remix-run/node';
import type { PageProblem } from '../page-problem.ts';

const NOT_FOUND = 404;

/** Ends a loader: 404 where the address names nothing, else the API's own status. */
export function throwProblem(problem: Pick<ProblemBody, 'code' | 'status'>): never {
  // A malformed id in an address is an address that names nothing.
  const status = problem.code === 'invalid-input' ? NOT_FOUND : problem.status;
  const code = problem.code === 'invalid-input' ? 'route-not-found' : problem.code;
  throw data({ kind: 'problem', code } satisfies PageProblem, { status });
}

/** Ends a loader of an address that names nothing. */
export function throwNotFound(): never {
  return throwProblem({ code: 'route-not-found', status: NOT_FOUND });
}
