import type { FieldError, ProblemCode } from '@markthalle/contracts/problems';

/** A refused command. Thrown by services, written as `application/problem+json` by the problem filter. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(code);
  }
}
