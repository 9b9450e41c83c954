import type { CommissionRule } from '@markthalle/domain/commission';
import type { ProducerRight } from '@markthalle/domain/producerRights';
import type { VatRateRow } from '@markthalle/domain/tax';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { type Contact, IdentityFacade } from '../identity/identity.facade.ts';
import { OwnDeliveryStore } from './own-delivery.store.ts';
import type {
  CommissionRuleImport,
  LabelledWay,
  OwnDelivery,
  ProducerImport,
  ProducerOn,
  ProducerProfile,
  TaxStatusRow,
} from './producer-profile.ts';
import { ProducersQueries } from './producers.queries.ts';
import { ProducersStore } from './producers.store.ts';
import type {
  NewStripeAccount,
  StripeAccount,
  StripeAccountReading,
  StripeAccountState,
} from './stripe-account.ts';
import { StripeAccountsStore } from './stripe-accounts.store.ts';
import { type DeclaredTurnover, type TurnoverRow, TurnoverStore } from './turnover.store.ts';

type Ids = readonly string[];

/**
 * Producers as other modules may ask for them. Reads take many producers and answer maps by
 * producer id, in one statement; inside a transaction pass its `tx` last, so that no second
 * connection is taken.
 */
@Injectable()
export class ProducersFacade {
  constructor(
    private readonly queries: ProducersQueries,
    private readonly store: ProducersStore,
    private readonly accounts: StripeAccountsStore,
    private readonly turnovers: TurnoverStore,
    private readonly deliveries: OwnDeliveryStore,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  async producerById(producerId: string, db?: Statements): Promise<ProducerProfile | null> {
    return (await this.queries.profilesOf([producerId], db)).get(producerId) ?? null;
  }

  producerBySlug(slug: string): Promise<ProducerProfile | null> {
    return this.queries.profileBySlug(slug);
  }

  /** All active producers by name. */
  allProducers(): Promise<ProducerProfile[]> {
    return this.queries.allProfiles();
  }

  /** What an order of a day freezes of its producers, and the VAT rates of all days. */
  saleTermsOn(ids: Ids, on: string, db?: Statements) {
    return this.queries.saleTermsOn(ids, on, db);
  }

  /** Who sells, as of a day: all that a basket and its checkout show of its producers. */
  producersOn(ids: Ids, on: string, db?: Statements): Promise<ReadonlyMap<string, ProducerOn>> {
    return this.queries.producersOn(ids, on, db);
  }

  /** The tax status of a day; a producer without one that early is missing from the map. */
  taxStatusOn(ids: Ids, on: string, db?: Statements): Promise<ReadonlyMap<string, TaxStatusRow>> {
    return this.queries.taxStatusOn(ids, on, db);
  }

  /** The fee of a day: the producer's own newest rule, else everybody's newest. */
  commissionRuleOn(
    ids: Ids,
    on: string,
    db?: Statements,
  ): Promise<ReadonlyMap<string, CommissionRule>> {
    return this.queries.commissionRuleOn(ids, on, db);
  }

  /** The fee of a day for producers without a rule of their own. Throws where none is in force. */
  async generalCommissionRule(on: string): Promise<CommissionRule> {
    const rule = await this.queries.generalCommissionRule(on);
    if (rule === null) throw new Error(`No commission rule is in force on ${on}`);
    return rule;
  }

  /** The delivery ways, cheapest first; every producer asked for has an entry. */
  waysOf(ids: Ids, db?: Statements): Promise<ReadonlyMap<string, readonly LabelledWay[]>> {
    return this.queries.waysOf(ids, db);
  }

  /** How this producer delivers from now on; what was promised before stays. */
  changeDelivery(tx: Tx, producerId: string, delivery: OwnDelivery): Promise<void> {
    return this.deliveries.replace(tx, producerId, delivery);
  }

  /** All dated VAT rates, for `vatRateFor`. */
  vatRates(db?: Statements): Promise<VatRateRow[]> {
    return this.queries.vatRates(db);
  }

  /** What producers took this year and last, through the market and beside it; in gross cents. */
  turnoverOf(ids: Ids, on: string, db?: Statements): Promise<TurnoverRow[]> {
    return this.turnovers.of(ids, on, false, db);
  }

  /** The same for a sale that is being made: what is reserved counts. */
  turnoverForSale(tx: Tx, ids: Ids, on: string): Promise<TurnoverRow[]> {
    return this.turnovers.of(ids, on, true, tx);
  }

  /** Sales of these producers take turns until the transaction ends; read their turnover after it. */
  takeTurns(tx: Tx, ids: Ids): Promise<void> {
    return this.turnovers.takeTurns(tx, ids);
  }

  /** What a producer took beside the market in a calendar year; said again, it replaces. */
  declareTurnover(tx: Tx, declared: DeclaredTurnover, accountId: string): Promise<void> {
    return this.turnovers.declare(tx, declared, { accountId, at: this.clock.now() });
  }

  /** The people who may do this for a producer, with how to write to them; nobody else is told of it. */
  async membersOf(producerId: string, right: ProducerRight): Promise<Contact[]> {
    const ids = await this.queries.memberIdsOf(producerId, right);
    const contacts = await this.identity.contactsOf(ids);
    return ids.flatMap((id) => contacts.get(id) ?? []);
  }

  addMember(tx: Tx, producerId: string, accountId: string): Promise<void> {
    return this.store.insertMember(tx, producerId, accountId);
  }

  /** Adds a complete producer with tax statuses, delivery ways and members. */
  async importProducer(tx: Tx, producer: ProducerImport): Promise<void> {
    await this.store.insertProducer(tx, producer, this.clock.now());
    for (const row of producer.taxStatuses) {
      await this.store.insertTaxStatus(tx, producer.producerId, row);
    }
    for (const way of producer.ways) await this.store.insertWay(tx, producer.producerId, way);
    for (const accountId of producer.memberAccountIds) {
      await this.store.insertMember(tx, producer.producerId, accountId);
    }
  }

  /** Adds a dated fee; earlier rules stay, because earlier orders keep them. Answers its id. */
  importCommissionRule(tx: Tx, rule: CommissionRuleImport): Promise<string> {
    return this.store.insertCommissionRule(tx, rule);
  }

  /** The payment account in use, or null before the first onboarding. */
  async activeAccount(producerId: string, db?: Statements): Promise<StripeAccount | null> {
    return (await this.accounts.activeOf([producerId], db)).get(producerId) ?? null;
  }

  activeAccounts(ids: Ids, db?: Statements): Promise<ReadonlyMap<string, StripeAccount>> {
    return this.accounts.activeOf(ids, db);
  }

  /** An account by Stripe's id, replaced ones included. */
  accountByStripeId(stripeAccountId: string, db?: Statements): Promise<StripeAccount | null> {
    return this.accounts.byId(stripeAccountId, db);
  }

  /** Active accounts in these states that were last read before an instant (for the sweep). */
  accountsLastReadBefore(
    before: Date,
    states: readonly StripeAccountState[],
    limit: number,
  ): Promise<StripeAccount[]> {
    return this.accounts.lastReadBefore(before, states, limit);
  }

  /** Answers false, and writes nothing, where the producer has an active account. */
  recordAccount(tx: Tx, account: NewStripeAccount): Promise<boolean> {
    return this.accounts.insert(tx, account, this.clock.now());
  }

  /** Stores what Stripe said; false where the account is unknown or a newer reading is stored. */
  updateAccount(tx: Tx, stripeAccountId: string, reading: StripeAccountReading): Promise<boolean> {
    return this.accounts.update(tx, stripeAccountId, reading);
  }

  /** Stripe has been told how to pay out to this account. */
  notePayoutSchedule(tx: Tx, stripeAccountId: string, at: Date): Promise<void> {
    return this.accounts.notePayoutSchedule(tx, stripeAccountId, at);
  }

  /**
   * A closed account makes room for a new one and is kept as history; false where that was done
   * before.
   */
  async replaceAccount(tx: Tx, account: NewStripeAccount): Promise<boolean> {
    const now = this.clock.now();
    await this.accounts.retireActive(tx, account, now);
    return this.accounts.insert(tx, account, now);
  }
}
