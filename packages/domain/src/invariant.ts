/** A bug in our own code, such as postings that do not balance. Never an answer to a user. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/**
 * Stops the work when something we believe is false.
 * Expected refusals are return values (decisions), so nobody may catch this error to go on.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
