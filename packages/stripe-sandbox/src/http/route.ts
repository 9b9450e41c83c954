import { type Fields, type Shape, type Spec, shape } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One call of an endpoint with its parameters already checked. */
export interface Call<P = Record<string, never>> {
  sandbox: Sandbox;
  params: P;
  /** Values of the `:name` parts of the path. */
  path: Record<string, string>;
  /** Connected account the call acts for; empty for the platform. */
  account: string;
  /** Path without query, as lists repeat it in `url`. */
  url: string;
}

export interface Route {
  method: Method;
  pattern: string;
  spec: Spec<unknown>;
  handle(call: Call<never>): unknown;
}

/** Declares an endpoint: its path, the parameters it knows and what it does. */
export function route<F extends Fields>(
  method: Method,
  pattern: string,
  fields: F,
  handle: (call: Call<Shape<F>>) => unknown,
): Route {
  return { method, pattern, spec: shape(fields), handle: handle as Route['handle'] };
}

export interface RouteMatch {
  route: Route;
  path: Record<string, string>;
}

/** Path parts of a call that the pattern `/v1/things/:id` accepts, or undefined. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const actual = given[at] ?? '';
    if (part.startsWith(':')) {
      if (actual === '') return undefined;
      values[part.slice(1)] = decodeURIComponent(actual);
    } else if (part !== actual) return undefined;
  }
  return values;
}

/** First route of the list that serves this method and path. */
export function findRoute(routes: Route[], method: string, path: string): RouteMatch | undefined {
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    const values = matchPath(candidate.pattern, path);
    if (values !== undefined) return { route: candidate, path: values };
  }
  return undefined;
}
