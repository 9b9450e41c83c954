import { type Carrier, type DeliveryWayKey, isByCarrier } from './delivery.ts';
import { DEFAULT_BEARER, type RefundBearer, type RefundCause } from './refund.ts';
import type { TransitionTable } from './states.ts';

/** What a buyer reports about goods that arrived, or did not. */
export type ProblemKind =
  | 'damaged'
  | 'defective'
  | 'wrong_item'
  | 'missing'
  | 'not_arrived'
  | 'other';

export type ProblemWish = 'refund' | 'replacement';

/**
 * A reported problem. The producer answers within 48 hours: money back, a replacement, or a
 * question; otherwise, or when the buyer is not content, staff decide.
 */
export type ProblemState =
  | 'waiting_producer'
  | 'waiting_buyer'
  | 'waiting_staff'
  | 'replacing'
  | 'refunded'
  | 'replaced'
  | 'declined';

export type ProblemEvent =
  | 'refund'
  | 'promise_replacement'
  | 'ask'
  | 'answer'
  | 'escalate'
  | 'send_replacement'
  | 'decline';

/** A warranty claim is declined by staff only, with reasons. */
export const problemTable: TransitionTable<ProblemState, ProblemEvent> = {
  waiting_producer: {
    refund: 'refunded',
    promise_replacement: 'replacing',
    ask: 'waiting_buyer',
    escalate: 'waiting_staff',
  },
  waiting_buyer: { answer: 'waiting_producer', refund: 'refunded', escalate: 'waiting_staff' },
  waiting_staff: { refund: 'refunded', promise_replacement: 'replacing', decline: 'declined' },
  replacing: { send_replacement: 'replaced', escalate: 'waiting_staff', refund: 'refunded' },
  refunded: {},
  replaced: { escalate: 'waiting_staff' },
  declined: {},
};

export const ANSWER_HOURS = 48;

export type ProblemProposal = {
  readonly cause: Extract<
    RefundCause,
    'defect' | 'damaged_in_transit' | 'shortage' | 'not_delivered' | 'goodwill'
  >;
  readonly bearer: RefundBearer;
  /** The key of the sentence that says why. */
  readonly because:
    | 'defect_of_goods'
    | 'packed_wrong'
    | 'carrier_damaged'
    | 'carrier_lost'
    | 'own_run'
    | 'fetched'
    | 'no_fault_known';
};

/**
 * Who bears a problem and why, proposed to staff by the cooperative's liability matrix. The buyer
 * has no postage in any of them (§ 439(2) BGB).
 */
export function proposeBearer(facts: {
  readonly kind: ProblemKind;
  readonly way: DeliveryWayKey;
  readonly carriedBy: Carrier;
}): ProblemProposal {
  const { kind, way, carriedBy } = facts;
  if (kind === 'defective') return proposal('defect', 'defect_of_goods');
  if (kind === 'wrong_item') return proposal('defect', 'packed_wrong');
  if (kind === 'missing') return proposal('shortage', 'packed_wrong');
  if (kind === 'other') return proposal('goodwill', 'no_fault_known');
  const cause = kind === 'damaged' ? 'damaged_in_transit' : 'not_delivered';
  if (carriedBy === 'cooperative') return { cause, bearer: 'cooperative', because: 'own_run' };
  if (!isByCarrier(way)) return { cause: 'defect', bearer: 'producer', because: 'fetched' };
  // The buyer never bears the risk of the way (§ 475(2) BGB); the carrier owes it to the seller.
  const because = kind === 'damaged' ? 'carrier_damaged' : 'carrier_lost';
  return { cause, bearer: 'carrier', because };
}

const proposal = (
  cause: ProblemProposal['cause'],
  because: ProblemProposal['because'],
): ProblemProposal => ({ cause, bearer: DEFAULT_BEARER[cause], because });
