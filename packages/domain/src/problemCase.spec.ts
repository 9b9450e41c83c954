import { describe, expect, it } from '@jest/globals';
import { type ProblemKind, problemTable, proposeBearer } from './problemCase.ts';
import { next } from './states.ts';

const proposed = (kind: ProblemKind, more: object = {}) =>
  proposeBearer({ kind, way: 'parcel', carriedBy: 'producer', ...more });

describe('who bears a problem', () => {
  it.each([
    ['defective', 'defect', 'producer', 'defect_of_goods'],
    ['wrong_item', 'defect', 'producer', 'packed_wrong'],
    ['missing', 'shortage', 'producer', 'packed_wrong'],
    ['damaged', 'damaged_in_transit', 'carrier', 'carrier_damaged'],
    ['not_arrived', 'not_delivered', 'carrier', 'carrier_lost'],
    ['other', 'goodwill', 'goodwill_fund', 'no_fault_known'],
  ] as const)('%s in a parcel', (kind, cause, bearer, because) => {
    expect(proposed(kind)).toEqual({ cause, bearer, because });
  });

  it('is the cooperative on its own run and the producer at the farm', () => {
    const run = { way: 'tour', carriedBy: 'cooperative' };
    expect(proposed('damaged', run)).toMatchObject({ bearer: 'cooperative', because: 'own_run' });
    expect(proposed('damaged', { way: 'pickup' })).toMatchObject({ bearer: 'producer' });
  });
});

describe('the way of a problem', () => {
  it('is declined by staff only', () => {
    expect(next(problemTable, 'waiting_producer', 'decline')).toBeNull();
    expect(next(problemTable, 'waiting_staff', 'decline')).toBe('declined');
  });

  it('is ended by staff with money or a replacement', () => {
    expect(next(problemTable, 'waiting_staff', 'refund')).toBe('refunded');
    expect(next(problemTable, 'waiting_staff', 'promise_replacement')).toBe('replacing');
    expect(next(problemTable, 'refunded', 'refund')).toBeNull();
  });

  it('comes back to the producer when the buyer has answered', () => {
    expect(next(problemTable, 'waiting_producer', 'ask')).toBe('waiting_buyer');
    expect(next(problemTable, 'waiting_buyer', 'answer')).toBe('waiting_producer');
  });
});
