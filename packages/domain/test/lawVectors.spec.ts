import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allocate } from '../src/allocate.ts';
import {
  commissionCorrection,
  commissionTotals,
  type WithheldFee,
} from '../src/commissionInvoice.ts';
import { deletableFrom, type RetentionClass } from '../src/documentNumber.ts';
import { invoiceGroups, vatTable } from '../src/invoice.ts';
import { splitPayment } from '../src/split.ts';
import vectors from './lawVectors.json' with { type: 'json' };

type Row = readonly number[];
// biome-ignore lint/suspicious/noExplicitAny: the inputs of a rule are what its rows say.
type Input = any;

const fee = ([vatRateBps = 0, netCents = 0, vatCents = 0]: Row): WithheldFee => ({
  vatRateBps,
  netCents,
  vatCents,
});

/** Each rule of the law register as our code answers it; expected values stand in the JSON. */
const RULES: Readonly<Record<string, (input: Input) => Record<string, unknown>>> = {
  allocate: ({ totalCents, weights }) => ({ shares: allocate(totalCents, weights) }),
  /** Lines are [rate, goods, deposit]; the table is [rate, delivery, gross, net, VAT]. */
  invoice: ({ lines, deliveryCents }) => {
    const amounts = lines.map(([vatRateBps = 0, goodsCents = 0, depositCents = 0]: Row) => ({
      vatRateBps,
      goodsCents,
      depositCents,
    }));
    const { lines: table } = vatTable(invoiceGroups(amounts, deliveryCents));
    return {
      table: table.map((line) => [
        line.rateBps,
        line.deliveryCents,
        line.grossCents,
        line.netCents,
        line.vatCents,
      ]),
    };
  },
  commission: ({ goodsCents, depositCents = 0, deliveryCents = 0, rateBps, vatRateBps }) => {
    const { parts } = splitPayment({
      producers: [
        {
          producerId: 'p',
          goodsCents,
          depositCents,
          deliveryCents,
          deliveryBy: 'producer',
          rule: { id: 'r', rateBps, vatRateBps },
        },
      ],
      deliveryVatRateBps: 1900,
    });
    return { ...parts[0]?.commission, payoutCents: parts[0]?.payoutCents };
  },
  commissionInvoice: ({ fees }) => withoutCategories(commissionTotals(fees.map(fee))),
  commissionCorrection: ({ left, given }) =>
    withoutCategories(commissionCorrection(left.map(fee), given.map(fee))),
  retention: (input) => ({
    deletableFrom: deletableFrom(input.class as RetentionClass, input.madeOn),
  }),
};

const withoutCategories = ({ categories, ...sums }: ReturnType<typeof commissionTotals>) => sums;

const cases = vectors.flatMap((vector) => ('rule' in vector ? [vector] : []));
const proved = vectors.flatMap((vector) => ('provedIn' in vector ? [vector] : []));

describe('the vectors of the law register', () => {
  it('are all 74 here: proved, or with the reason why not yet', () => {
    const ids = new Set(vectors.map((vector) => vector.id));
    const expected = Array.from({ length: 74 }, (_, n) => `V${String(n + 1).padStart(2, '0')}`);
    expect([...ids].sort()).toEqual(expected);
  });

  it.each(cases)('$id: $topic', ({ rule, input, expected }) => {
    const answer = RULES[rule ?? ''];
    if (answer === undefined) throw new Error(`no rule ${rule}`);
    expect(answer(input)).toEqual(expected);
  });

  it.each(proved)('$id: $topic, in $provedIn', ({ id, provedIn }) => {
    const spec = readFileSync(new URL(`../${provedIn}`, import.meta.url), 'utf8');
    expect(spec).toContain(id);
  });
});
