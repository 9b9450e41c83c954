/**
 * Why the outer engine gave no answer. `rejected` is about what was asked and says nothing about the engine; `outdated`
 * means that its index is not as this program expects it.
 */
export type FailureKind =
  | 'unreachable'
  | 'busy'
  | 'refused'
  | 'outdated'
  | 'malformed'
  | 'rejected';

export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly kind: FailureKind;
  /** The engine's own code, e.g. `invalid_search_filter`. */
  readonly code: string | null;

  constructor(kind: FailureKind, code: string | null, message: string) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

const OUTDATED: ReadonlySet<string> = new Set([
  'index_not_found',
  'invalid_search_filter',
  'invalid_search_sort',
  'invalid_search_facets',
  'invalid_facet_search_facet_name',
]);
const BUSY: ReadonlySet<number> = new Set([408, 429]);
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** The kind of an error answer: an overload is the engine's matter, most 4xx are not. */
export function failureKindOf(status: number, code: string | null): FailureKind {
  if (status >= 500 || BUSY.has(status)) return 'busy';
  if (REFUSED.has(status)) return 'refused';
  return code !== null && OUTDATED.has(code) ? 'outdated' : 'rejected';
}
