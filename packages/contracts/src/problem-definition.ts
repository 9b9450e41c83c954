/** One entry of the register of problem details. */
export interface ProblemDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 502 | 503;
  readonly de: string;
  readonly en: string;
}
