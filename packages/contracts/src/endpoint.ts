import type { ProducerRight } from '@markthalle/domain/producerRights';
import type { z } from 'zod';
import type { ProblemCode } from './problems.ts';

/** Who may call: everybody (guests included), a signed-in buyer, a member of a producer, or staff. */
export type Access = 'public' | 'buyer' | 'producer' | 'staff';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One route, agreed between API and apps. `input` is one flat object: the names that appear in the path as
 * `:name` travel in the path, the rest in the query (GET, DELETE) or in the JSON body (POST, PUT).
 */
export interface Endpoint<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Code extends ProblemCode = ProblemCode,
> {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  /**
   * What a member of the producer must be allowed to do; named on each route with access 'producer'.
   * 'member' is for everybody who works there: a route that checks the right of each part itself.
   */
  readonly right?: ProducerRight | 'member';
  /** For members themselves: neither helpers of the office nor own systems may. */
  readonly inPerson?: true;
  readonly status: 200 | 201 | 202;
  /** Commands that create or move money ask for an `Idempotency-Key` header. */
  readonly idempotent: boolean;
  /** Bytes that its body may have, where photos need more than the usual megabyte. */
  readonly bodyLimitBytes?: number;
  /** Set where the answer is a file instead of JSON. */
  readonly mediaType?: 'text/csv';
  readonly input: Input;
  readonly output: Output;
  readonly problems: readonly Code[];
}

type Definition<I extends z.ZodObject, O extends z.ZodType, C extends ProblemCode> = Omit<
  Endpoint<I, O, C>,
  'status' | 'idempotent'
> & { readonly status?: 200 | 201 | 202; readonly idempotent?: boolean };

/** Declares a route; defaults: status 200, no idempotency key. */
export function endpoint<I extends z.ZodObject, O extends z.ZodType, const C extends ProblemCode>(
  definition: Definition<I, O, C>,
): Endpoint<I, O, C> {
  return { status: 200, idempotent: false, ...definition };
}

/** What a caller passes in (before defaults and coercion). */
export type InputOf<E extends Endpoint> = z.input<E['input']>;
/** What a service receives (after defaults and coercion). */
export type ParsedInputOf<E extends Endpoint> = z.output<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

/** Any route may answer with these beside its own codes. */
export const COMMON_PROBLEMS = [
  'invalid-input',
  'not-authenticated',
  'not-allowed',
  'farm-not-chosen',
  'too-many-requests',
  'body-too-large',
  'route-not-found',
  'internal-error',
] as const satisfies readonly ProblemCode[];

export type ProblemOf<E extends Endpoint> =
  | E['problems'][number]
  | (typeof COMMON_PROBLEMS)[number];
