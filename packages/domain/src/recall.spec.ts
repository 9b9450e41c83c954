import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRecalled, type RecallSelection, type TracedLine, traceOf } from './recall.ts';

const START = new Date('2026-11-23T10:00:00Z');
const LINE: TracedLine = {
  batchNo: 'L 24-11',
  goodUntilOn: '2027-01-31',
  handOverOn: '2026-11-20',
  placedAt: new Date('2026-11-18T08:00:00Z'),
  neverLeft: false,
};
const ALL: RecallSelection = {
  batchNo: null,
  goodUntilOn: null,
  fromOn: null,
  untilOn: null,
  includesUnnoted: false,
};
const trace = (selection: Partial<RecallSelection>, line: Partial<TracedLine> = {}) =>
  traceOf({ ...ALL, ...selection }, { ...LINE, ...line }, START);

describe('which goods a recall means (LAW-FOOD-23)', () => {
  it('finds a batch however it was typed, and no other', () => {
    expect(trace({ batchNo: 'l24-11' })).toBe('affected');
    expect(trace({ batchNo: 'L24-12' })).toBe('not_affected');
    expect(trace({ batchNo: 'L24-1' })).toBe('not_affected');
  });

  it('asks for batch and date together where both are named', () => {
    const both = { batchNo: 'L24-11', goodUntilOn: '2027-01-31' };
    expect(trace(both)).toBe('affected');
    expect(trace(both, { goodUntilOn: '2027-02-01' })).toBe('not_affected');
    expect(trace(both, { goodUntilOn: null })).toBe('unnoted');
  });

  it('takes the days of the hand-over with both ends', () => {
    const days = { fromOn: '2026-11-19', untilOn: '2026-11-20' };
    expect(trace(days)).toBe('affected');
    expect(trace(days, { handOverOn: '2026-11-19' })).toBe('affected');
    expect(trace(days, { handOverOn: '2026-11-18' })).toBe('not_affected');
    expect(trace(days, { handOverOn: '2026-11-21' })).toBe('not_affected');
  });

  it('means nothing where nothing is named, and nothing that never left the farm', () => {
    expect(trace({})).toBe('not_affected');
    expect(trace({ batchNo: 'L24-11' }, { neverLeft: true })).toBe('not_affected');
  });

  it('knows orders after the recall by a noted batch only', () => {
    const after = { placedAt: new Date('2026-11-24T08:00:00Z'), handOverOn: '2026-11-25' };
    expect(trace({ batchNo: 'L24-11' }, after)).toBe('affected');
    expect(trace({ batchNo: 'L24-11' }, { ...after, batchNo: null })).toBe('not_affected');
    expect(trace({ fromOn: '2026-11-01' }, after)).toBe('not_affected');
  });

  it('never takes in what differs, whether or not goods without a note are included', () => {
    const batch = fc.constantFrom('L1', 'L2', 'l 1', null);
    const day = fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03', null);
    const selections = fc.record({
      batchNo: batch,
      goodUntilOn: day,
      fromOn: day,
      untilOn: day,
      includesUnnoted: fc.boolean(),
    });
    const lines = fc.record({
      batchNo: batch,
      goodUntilOn: day,
      handOverOn: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03'),
      placedAt: fc.constantFrom(LINE.placedAt, new Date('2026-11-30T00:00:00Z')),
      neverLeft: fc.boolean(),
    });
    fc.assert(
      fc.property(selections, lines, (selection, line) => {
        const told = isRecalled(traceOf(selection, line, START), selection);
        const same = (text: string) => text.replaceAll(' ', '').toLowerCase();
        const { batchNo, goodUntilOn, fromOn, untilOn } = selection;
        const batchFits =
          batchNo === null || line.batchNo === null
            ? batchNo === null || selection.includesUnnoted
            : same(batchNo) === same(line.batchNo);
        const dateFits =
          goodUntilOn === null || line.goodUntilOn === null
            ? goodUntilOn === null || selection.includesUnnoted
            : goodUntilOn === line.goodUntilOn;
        const daysFit =
          (fromOn === null || line.handOverOn >= fromOn) &&
          (untilOn === null || line.handOverOn <= untilOn);
        const isNamed = [batchNo, goodUntilOn, fromOn, untilOn].some((one) => one !== null);
        const isKnownByNote =
          (batchNo !== null || goodUntilOn !== null) &&
          (batchNo === null || line.batchNo !== null) &&
          (goodUntilOn === null || line.goodUntilOn !== null);
        const inTime = isKnownByNote || line.placedAt <= START;
        expect(told).toBe(isNamed && batchFits && dateFits && daysFit && inTime && !line.neverLeft);
      }),
      { numRuns: 5_000 },
    );
  });
});
