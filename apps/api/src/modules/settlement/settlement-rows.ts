import type { Language } from '@markthalle/contracts/fields';
import type { SettlementRow } from '@markthalle/contracts/office-settlement';
import { sumCents } from '@markthalle/domain/money';
import { NO_AMOUNTS, rowStateOf, type SettledAmounts } from '@markthalle/domain/settlement';
import type { RunItemState } from '@markthalle/domain/states';
import type { z } from 'zod';
import { draftItems } from './draft-items.ts';
import { reasonText } from './reason-texts.ts';
import { reducedCentsOf, type ShareRow, shareNowOf } from './share-facts.ts';
import type { WeighedProducer } from './weigh-one.ts';

type Row = z.infer<typeof SettlementRow>;

export interface RunItemView extends SettledAmounts {
  readonly producerId: string;
  readonly producerName: string;
  readonly producerOrderId: string | null;
  readonly state: RunItemState;
  readonly reason: string | null;
}

type Line = SettledAmounts & { readonly producerOrderId: string | null };

/**
 * The screen shows one row per producer, by name; each amount is the sum of the items behind it.
 */
export function rowsOfRun(items: readonly RunItemView[], language: Language): Row[] {
  const groups = [...Map.groupBy(items, (item) => item.producerId).entries()];
  const rows = groups.map(([producerId, own]) => {
    const reason = own.find((item) => item.reason !== null)?.reason ?? null;
    return {
      producerId,
      producerName: own[0]?.producerName ?? '',
      ...sums(own),
      state: rowStateOf(own.map((item) => item.state)),
      reason: reason === null ? null : reasonText(reason, language),
    };
  });
  return byName(rows);
}

/**
 * What a run would settle now. A producer with anything ready has a row of that; the amounts of the
 * others are what waits, with the reason of the oldest share.
 */
export function rowsOfProposal(
  weighed: readonly WeighedProducer[],
  now: Date,
  language: Language,
): Row[] {
  const rows = weighed.flatMap((producer): Row[] => {
    const { producerId, producerName, plan, shares } = producer;
    const because = shares.flatMap(({ decision }) => (decision.ready ? [] : [decision.because]));
    const waits = because.filter((reason) => reason !== 'nothing_left');
    const reason = waits[0] === undefined ? null : reasonText(waits[0], language);
    const head = { producerId, producerName, reason };
    if (plan.kind === 'items') {
      return [{ ...head, ...sums(draftItems(producer, now, 1)), state: 'ready' }];
    }
    if (waits.length === 0) return [];
    return [{ ...head, ...sums(shares.map(({ share }) => standing(share))), state: 'blocked' }];
  });
  return byName(rows);
}

/** A share that waits, as it would be settled. */
function standing(share: ShareRow): Line {
  const now = shareNowOf(share);
  return {
    ...NO_AMOUNTS,
    producerOrderId: share.producerOrderId,
    goodsCents: share.goodsCents,
    depositCents: share.depositCents,
    deliveryCents: share.deliveryCents,
    refundedCents: reducedCentsOf(share),
    commissionNetCents: now.commission.netCents,
    commissionVatCents: now.commission.vatCents,
    feeCents: now.feeShareCents,
    payoutCents: now.payoutCents,
    transferCents: now.payoutCents,
  };
}

const byName = (rows: Row[]): Row[] =>
  rows.sort((a, b) => a.producerName.localeCompare(b.producerName, 'de'));

function sums(
  items: readonly Line[],
): Omit<Row, 'producerId' | 'producerName' | 'state' | 'reason'> {
  const sum = (pick: (item: Line) => number) => sumCents(items.map(pick));
  return {
    orders: new Set(items.flatMap((item) => item.producerOrderId ?? [])).size,
    grossCents: sum((item) => item.goodsCents + item.depositCents + item.deliveryCents),
    refundedCents: sum((item) => item.refundedCents),
    commissionCents: sum((item) => item.commissionNetCents),
    commissionVatCents: sum((item) => item.commissionVatCents),
    feeCents: sum((item) => item.feeCents),
    payoutCents: sum((item) => item.payoutCents),
    carriedCents: sum((item) => item.carriedCents),
    reserveCents: sum((item) => item.reserveCents),
    offsetCents: sum((item) => item.offsetCents),
    transferCents: sum((item) => item.transferCents),
  };
}
