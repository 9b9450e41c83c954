import type { Language } from '@markthalle/contracts/fields';
import type { SettlementRow } from '@markthalle/contracts/office-settlement';
import { sumCents } from '@markthalle/domain/money';
import { decideShare, type ItemAmounts, rowStateOf } from '@markthalle/domain/settlement';
import type { RunItemState } from '@markthalle/domain/states';
import type { z } from 'zod';
import { reasonText } from './reason-texts.ts';
import { factsOf, type ShareRow } from './share-facts.ts';

type Row = z.infer<typeof SettlementRow>;

type Amounts = ItemAmounts & { readonly payoutCents: number };

export interface RunItemView extends Amounts {
  readonly producerId: string;
  readonly producerName: string;
  readonly state: RunItemState;
  readonly reason: string | null;
}

/**
 * The screen shows one row per producer, by name; each amount is the sum of the items behind it.
 */
export function rowsOfRun(items: readonly RunItemView[], language: Language): Row[] {
  return byProducer(items).map((own) => {
    const reason = own.find((item) => item.reason !== null)?.reason ?? null;
    return {
      ...sums(own),
      state: rowStateOf(own.map((item) => item.state)),
      reason: reason === null ? null : reasonText(reason, language),
    };
  });
}

/**
 * What a run would settle now. A producer with anything ready has a row of that; the amounts of the
 * others are what waits, with the reason of the oldest share.
 */
export function rowsOfProposal(shares: readonly ShareRow[], now: Date, language: Language): Row[] {
  return byProducer(shares).map((own) => {
    const decided = own.map((share) => ({ share, decision: decideShare(factsOf(share, now)) }));
    const ready = decided.flatMap(({ share, decision }) => (decision.ready ? [share] : []));
    const reason = decided.flatMap(({ decision }) => (decision.ready ? [] : [decision.because]))[0];
    const shown = ready.length > 0 ? ready : own;
    return {
      ...sums(shown.map((share) => ({ ...share, refundedCents: 0 }))),
      state: ready.length > 0 ? 'ready' : 'blocked',
      reason: reason === undefined ? null : reasonText(reason, language),
    };
  });
}

function byProducer<T extends { producerId: string; producerName: string }>(
  rows: readonly T[],
): T[][] {
  const groups = [...Map.groupBy(rows, (row) => row.producerId).values()];
  const nameOf = (group: readonly T[]) => group[0]?.producerName ?? '';
  return groups.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'de'));
}

function sums(
  items: readonly (Amounts & { producerId: string; producerName: string })[],
): Omit<Row, 'state' | 'reason'> {
  const sum = (pick: (item: Amounts) => number) => sumCents(items.map(pick));
  return {
    producerId: items[0]?.producerId ?? '',
    producerName: items[0]?.producerName ?? '',
    orders: items.length,
    grossCents: sum((item) => item.goodsCents + item.depositCents + item.deliveryCents),
    refundedCents: sum((item) => item.refundedCents),
    commissionCents: sum((item) => item.commissionNetCents),
    commissionVatCents: sum((item) => item.commissionVatCents),
    payoutCents: sum((item) => item.payoutCents),
  };
}
