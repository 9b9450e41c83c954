import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actedAtOf } from './actedAt.ts';

const RECEIVED = new Date('2026-11-23T12:00:00.000Z');
const at = (text: string) => new Date(`2026-11-23T${text}:00.000Z`);
const instants = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms));

describe('the time of an act', () => {
  it('is as long ago as the device says, whatever its clock shows', () => {
    const act = { receivedAt: RECEIVED, previousAt: null };
    expect(actedAtOf({ ...act, actedAt: at('09:30'), sentAt: at('10:00') })).toEqual(at('11:30'));
    expect(actedAtOf({ ...act, actedAt: at('14:30'), sentAt: at('15:00') })).toEqual(at('11:30'));
  });

  it('is that of its arrival where the clock was set between act and sending', () => {
    const act = { sentAt: at('12:00'), receivedAt: RECEIVED, previousAt: null };
    expect(actedAtOf({ ...act, actedAt: at('12:01') })).toEqual(RECEIVED);
    expect(actedAtOf({ ...act, actedAt: new Date(0) })).toEqual(RECEIVED);
  });

  it('is never in the future and never before the act that preceded it', () => {
    fc.assert(
      fc.property(instants, instants, instants, (actedAt, sentAt, previous) => {
        const previousAt = new Date(Math.min(previous.getTime(), RECEIVED.getTime()));
        const result = actedAtOf({ actedAt, sentAt, receivedAt: RECEIVED, previousAt });
        return result <= RECEIVED && result >= previousAt;
      }),
    );
  });
});
