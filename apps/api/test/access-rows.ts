import type { Role, World } from './access-world.ts';

/** An id that nothing has. */
export const NOWHERE = '00000000-0000-4000-8000-000000000000';
/** Has the shape of a token and opens nothing. */
export const TOKEN = 'A'.repeat(43);

export interface Row extends Readonly<Record<Role, number>> {
  readonly input: (world: World, role: Role) => Record<string, unknown>;
}

export type Input = Row['input'];
type Expected = readonly [
  anonymous: number,
  buyerA: number,
  buyerB: number,
  producerA: number,
  producerB: number,
  staff: number,
  secondStaff: number,
];

const row = (
  [anonymous, buyerA, buyerB, producerA, producerB, staff, secondStaff]: Expected,
  input: Input = () => ({}),
): Row => ({ anonymous, buyerA, buyerB, producerA, producerB, staff, secondStaff, input });

export const everybody = (status: number, input?: Input): Row =>
  row([status, status, status, status, status, status, status], input);
export const signedIn = (status: number, input?: Input): Row =>
  row([401, status, status, status, status, status, status], input);
/** Producers, each for their own things: what belongs to A is not there for B. */
export const ownProducer = (mine: number, theirs: number, input?: Input): Row =>
  row([401, 403, 403, mine, theirs, 403, 403], input);
export const staffOnly = (status: number, input?: Input, second = status): Row =>
  row([401, 403, 403, 403, 403, status, second], input);
