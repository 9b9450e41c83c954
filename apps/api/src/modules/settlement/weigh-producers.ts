import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';
import { RulesSetting } from './rules-setting.ts';
import { SHARES, type ShareRow, UNSETTLED } from './share-facts.ts';
import { type CorrectionRow, type Standing, StandingsQueries } from './standings.queries.ts';
import { type Picture, type ProducerHead, type WeighedProducer, weighOne } from './weigh-one.ts';

/**
 * More shares than one run weighs: whole producers, those who can be paid and wait longest first.
 */
const MAX_WEIGHED_SHARES = 5_000;

/**
 * Decides for every producer what a run would pay now. The proposal, the draft and the portal ask
 * here, so they can not differ.
 */
@Injectable()
export class WeighProducers {
  constructor(
    private readonly rules: RulesSetting,
    private readonly standings: StandingsQueries,
  ) {}

  /** With `lock` the shares stay as they are until the transaction ends. */
  async weigh(
    from: Statements,
    now: Date,
    { lock = false, producerId }: { readonly lock?: boolean; readonly producerId?: string } = {},
  ): Promise<WeighedProducer[]> {
    const shares = await this.unsettled(from, lock, producerId ?? null);
    const picture = await this.picture(from, now, shares, producerId);
    const byProducer = Map.groupBy(shares, (share) => share.producerId);
    const others = [
      ...picture.corrections.map((row) => row.producerId),
      ...picture.reserves.map((row) => row.producerId),
    ];
    const ids = new Set([...byProducer.keys(), ...others]);
    const heads = await this.headsOf(from, [...ids]);
    return heads.map((head) => weighOne(head, byProducer.get(head.producerId) ?? [], picture));
  }

  private unsettled(
    from: Statements,
    lock: boolean,
    producerId: string | null,
  ): Promise<ShareRow[]> {
    return from.rows<ShareRow>(
      `${SHARES} and ${UNSETTLED} and p.producer_id in (
          select producer_id from (
            select p.producer_id, sum(count(*)) over (
                     order by coalesce(bool_or(a.state = 'payable'), false) desc,
                              min(p.hold_until), p.producer_id) - count(*) as before
              from orders.producer_order p
              left join producers.stripe_account a
                on a.producer_id = p.producer_id and a.replaced_at is null
             where ${UNSETTLED} and ($2::uuid is null or p.producer_id = $2)
             group by p.producer_id) waiting
           where before < $1)
        order by p.handed_over_at, p.id ${lock ? 'for update of p' : ''}`,
      [MAX_WEIGHED_SHARES, producerId],
    );
  }

  private async picture(
    from: Statements,
    now: Date,
    shares: readonly ShareRow[],
    producerId: string | undefined,
  ): Promise<Picture> {
    const rules = await this.rules.at(from, now);
    const standings = await this.standings.all(from);
    const orderIds = [...new Set(shares.map((share) => share.orderId))];
    const dueByShare = await this.standings.dueOfOrders(from, orderIds);
    const corrections = await this.corrections(from, shares, standings, dueByShare, producerId);
    const reserves = await this.standings.heldReserves(from, producerId);
    const taken = [...corrections, ...reserves].flatMap((row) => row.producerOrderId ?? []);
    const takenShares = await from.rows<ShareRow>(`${SHARES} and p.id = any ($1)`, [taken]);
    const all = [...shares, ...takenShares];
    return {
      rules,
      now,
      standings,
      dueByShare,
      corrections,
      reserves,
      firstHandOvers: await this.standings.firstHandOvers(from, [
        ...new Set(shares.map((share) => share.producerId)),
      ]),
      sources: new Map(all.map((share) => [share.producerOrderId, share])),
    };
  }

  /** What is due beyond the shares that are weighed; most producers have nothing of the kind. */
  private async corrections(
    from: Statements,
    shares: readonly ShareRow[],
    standings: ReadonlyMap<string, Standing>,
    dueByShare: ReadonlyMap<string, number>,
    producerId: string | undefined,
  ): Promise<CorrectionRow[]> {
    const expected = new Map<string, number>();
    for (const share of shares) {
      const cents = dueByShare.get(share.producerOrderId) ?? 0;
      expected.set(share.producerId, (expected.get(share.producerId) ?? 0) + cents);
    }
    const weighed = new Set(shares.map((share) => share.producerOrderId));
    const beyond = [...standings].flatMap(([id, { dueCents }]) =>
      dueCents > (expected.get(id) ?? 0) && (producerId === undefined || id === producerId)
        ? [id]
        : [],
    );
    if (beyond.length === 0) return [];
    const rows = await this.standings.dueOfProducers(from, beyond);
    const open = await this.openShares(from, beyond);
    const promised = await this.standings.promisedCorrections(from, beyond);
    return rows.flatMap((row) => {
      const { producerId: owner, producerOrderId: id } = row;
      if (id !== null && (weighed.has(id) || open.has(id))) return [];
      const cents = row.cents - (promised.get(id ?? owner) ?? 0);
      return cents > 0 ? [{ ...row, cents }] : [];
    });
  }

  /** Shares whose own money is still due: not weighed because the run is full, or in a draft. */
  private async openShares(from: Statements, producerIds: readonly string[]): Promise<Set<string>> {
    const rows = await from.rows<{ id: string }>(
      `select p.id from orders.producer_order p where p.producer_id = any ($1) and ${UNSETTLED}
       union all
       select i.producer_order_id from settlement.run_item i
        where i.producer_id = any ($1) and i.kind = 'share' and i.state = 'in_run'`,
      [producerIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  private headsOf(from: Statements, ids: readonly string[]): Promise<ProducerHead[]> {
    return from.rows<ProducerHead>(
      `select m.id as "producerId", m.name as "producerName",
              coalesce(a.state = 'payable', false) as "isAccountPayable"
         from producers.producer m left join producers.stripe_account a
           on a.producer_id = m.id and a.replaced_at is null
        where m.id = any ($1) order by m.id`,
      [ids],
    );
  }
}
