import { later } from '../../platform/clock/clock.ts';
import type { ProviderTransfer } from '../payments/provider-readings.ts';
import { euros, type ProviderCheck, YOUNG_MS } from './money-check.ts';

const netCents = (transfers: readonly ProviderTransfer[]): number =>
  transfers.reduce((sum, one) => sum + one.amountCents - one.reversedCents, 0);

const bounds: ProviderCheck = {
  id: 'N6',
  title: 'Aus keiner Zahlung ist mehr überwiesen, als sie gebracht hat',
  async find(db, _now, picture) {
    const byCharge = Map.groupBy(picture.transfers, (one) => one.chargeId);
    const rows = await db.rows<{ id: string; cents: number }>(
      `select charge_id as id, amount_cents as cents from payments.charge
        where charge_id = any ($1)`,
      [[...byCharge.keys()].filter((id) => id !== null)],
    );
    const chargedCents = new Map(rows.map(({ id, cents }) => [id, cents]));
    return [...byCharge].flatMap(([chargeId, transfers]) => {
      const ids = transfers.map((one) => one.transferId).join(', ');
      if (chargeId === null) return [`${ids}: ohne Zahlung, ${euros(netCents(transfers))}`];
      const limitCents = chargedCents.get(chargeId);
      if (limitCents === undefined) return [`${ids}: Zahlung ${chargeId} ist nicht unsere`];
      return netCents(transfers) <= limitCents
        ? []
        : [`${chargeId}: ${euros(netCents(transfers))} aus ${euros(limitCents)}`];
    });
  },
};

interface LedgerTransfer {
  readonly transferId: string;
  readonly producerId: string;
  readonly bookedCents: number;
  readonly resolvedAt: Date;
}

const perProducer: ProviderCheck = {
  id: 'N7',
  title: 'Je Betrieb: bei Stripe überwiesen ist, was das Hauptbuch überwiesen nennt',
  async find(db, now, picture) {
    const [owners, booked] = await Promise.all([
      db.rows<{ account: string; producerId: string; name: string }>(
        `select a.stripe_account_id as account, a.producer_id as "producerId", m.name
           from producers.stripe_account a join producers.producer m on m.id = a.producer_id`,
      ),
      db.rows<LedgerTransfer>(
        `select i.transfer_id as "transferId", i.producer_id as "producerId",
                i.resolved_at as "resolvedAt", coalesce(sum(p.amount_cents), 0)::bigint
                  as "bookedCents"
           from settlement.run_item i
           left join ledger.journal_entry e on e.source_kind = 'run_item'
                 and e.source_id = i.id::text and e.step = 'transfer_created'
           left join ledger.posting p on p.entry_id = e.id and p.account_code = 'A.stripe'
          where i.state = 'transferred' and i.resolved_at >= $1 group by i.id`,
        [later(picture.since, 2 * YOUNG_MS)],
      ),
    ]);
    const owner = new Map(owners.map((row) => [row.account, row]));
    const listed = new Set(picture.transfers.map((one) => one.transferId));
    const bookedBy = new Map(booked.map((one) => [one.transferId, one]));
    const strangers = picture.transfers.flatMap((one) =>
      owner.has(one.destinationAccountId ?? '') ? [] : [`${one.transferId}: Konto unbekannt`],
    );
    const lost = booked
      .filter((one) => !listed.has(one.transferId) && one.resolvedAt < later(now, -YOUNG_MS))
      .map((one) => `${one.transferId}: gebucht, bei Stripe unbekannt`);
    const byProducer = Map.groupBy(
      picture.transfers.filter((one) => owner.has(one.destinationAccountId ?? '')),
      (one) => owner.get(one.destinationAccountId ?? '')?.producerId ?? '',
    );
    const different = [...byProducer].flatMap(([producerId, transfers]) => {
      const own = transfers.map((one) => bookedBy.get(one.transferId));
      const bookedCents = own.reduce(
        (sum, one) => sum + (one?.producerId === producerId ? one.bookedCents : 0),
        0,
      );
      const name = owners.find((row) => row.producerId === producerId)?.name;
      return bookedCents === netCents(transfers)
        ? []
        : [`${name}: Stripe ${euros(netCents(transfers))}, gebucht ${euros(bookedCents)}`];
    });
    return [...different, ...lost, ...strangers];
  },
};

const onlyOnce: ProviderCheck = {
  id: 'N8',
  title: 'Kein Anteil ist zweimal überwiesen',
  async find(_db, _now, picture) {
    const standing = picture.transfers.filter((one) => one.amountCents > one.reversedCents);
    const byShare = Map.groupBy(
      standing,
      ({ metadata }) => `${metadata.order_id}/${metadata.producer_id}`,
    );
    return [...byShare]
      .filter(([, transfers]) => transfers.length > 1)
      .map(
        ([share, transfers]) => `${share}: ${transfers.map((one) => one.transferId).join(', ')}`,
      );
  },
};

export const TRANSFER_CHECKS: readonly ProviderCheck[] = [bounds, perProducer, onlyOnce];
