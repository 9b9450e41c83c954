import type { ProblemCode } from '@markthalle/contracts/problems';
import type { TypedValues } from './typed-values.ts';

/** What the page for a failed request needs to know; it travels to the root's error boundary. */
export type PageProblem =
  | { readonly kind: 'problem'; readonly code: ProblemCode }
  | {
      readonly kind: 'signed-out';
      readonly returnPath: string;
      readonly values: TypedValues;
    };

export function isPageProblem(value: unknown): value is PageProblem {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return kind === 'problem' || kind === 'signed-out';
}
