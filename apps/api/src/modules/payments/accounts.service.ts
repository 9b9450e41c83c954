import { type CapabilityStatus, paymentAccountState } from '@markthalle/domain/paymentAccount';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import type { ProducerProfile } from '../producers/producer-profile.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import type { StripeAccount, StripeAccountReading } from '../producers/stripe-account.ts';
import { AccountChanges } from './account-changes.service.ts';
import { isUuid } from './is-uuid.ts';
import { OperationsService } from './operations.service.ts';
import type { OperationRow } from './operations.store.ts';
import { StripeClient } from './stripe-client.ts';
import { classifyFailure, isCutOff, isMissing } from './stripe-failure.ts';

type Account = Stripe.V2.Core.Account;
type CreateParams = Stripe.V2.Core.AccountCreateParams;

const PARTS: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.recipient',
  'identity',
  'requirements',
  'defaults',
];

/** Accounts at Stripe that receive the producers' shares (Accounts v2, recipient configuration only). */
@Injectable()
export class AccountsService implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly stripe: StripeClient,
    private readonly operations: OperationsService,
    private readonly producers: ProducersFacade,
    private readonly incidents: Incidents,
    private readonly changes: AccountChanges,
  ) {}

  onModuleInit(): void {
    this.operations.whenSucceeded('create_account', (tx, operation, account) =>
      this.record(tx, operation, account),
    );
  }

  /** A fresh single-use link to Stripe's onboarding page; links are made on click and never mailed. */
  async openOnboarding(producerId: string): Promise<{ url: string }> {
    const account = await this.ensure(producerId);
    const page = `${this.config.urls.portal}/start?zurueck=1`;
    const link = await this.unlessUnavailable(() =>
      this.stripe.call((sdk) =>
        sdk.v2.core.accountLinks.create({
          account: account.stripeAccountId,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: {
              refresh_url: page,
              return_url: page,
              collection_options: { fields: 'eventually_due' },
            },
          },
        }),
      ),
    );
    if (account.state === 'invited') await this.noteLinkOpened(account);
    return { url: link.url };
  }

  /** The producer's account, created at the first call. A closed or rejected one makes room for a new one. */
  async ensure(producerId: string): Promise<StripeAccount> {
    const active = await this.producers.activeAccount(producerId);
    if (active !== null && !isOver(active)) return active;
    const profile = await this.producers.producerById(producerId);
    if (profile === null) throw new Error(`Producer ${producerId} does not exist`);
    const operationId = await this.db.transaction((tx) => this.planCreation(tx, profile));
    await this.sendCreation(producerId, operationId);
    const created = await this.producers.activeAccount(producerId);
    if (created === null || isOver(created)) throw new Problem('payment-service-unavailable');
    return created;
  }

  /** Reads an account again and stores what follows. False when it is not one of ours. */
  async reread(stripeAccountId: string): Promise<boolean> {
    const askedAt = this.clock.now();
    const stored = await this.producers.accountByStripeId(stripeAccountId);
    if (stored === null) return this.adopt(stripeAccountId);
    const account = await this.retrieve(stripeAccountId);
    const reading = readingOf(account, stored.state !== 'invited', askedAt);
    await this.db.transaction(async (tx) => {
      if (!(await this.producers.updateAccount(tx, stripeAccountId, reading))) return;
      await this.changes.follow(tx, stored, reading);
    });
    return true;
  }

  /** Demo data only, where the sandbox stands in for Stripe: an account that can be paid at once. */
  async connectDemoAccount(producerId: string): Promise<StripeAccount> {
    const { apiBase } = this.config.stripe;
    if (apiBase === '') throw new Error('Demo accounts exist in the sandbox only');
    const { stripeAccountId } = await this.ensure(producerId);
    const answer = await fetch(`${apiBase}/_sandbox/accounts/${stripeAccountId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'active' }),
    });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}`);
    await this.reread(stripeAccountId);
    return this.ensure(producerId);
  }

  private planCreation(tx: Tx, profile: ProducerProfile): Promise<string> {
    const { producerId } = profile;
    return this.operations.plan(tx, {
      kind: 'create_account',
      subjectId: producerId,
      params: (operationId) => accountParams(profile, this.config.stripe.tenant, operationId),
      stillStands: async () => {
        const active = await this.producers.activeAccount(producerId, tx);
        return active !== null && !isOver(active);
      },
    });
  }

  private async record(tx: Tx, operation: OperationRow, account: Account) {
    await this.producers.replaceAccount(tx, {
      stripeAccountId: account.id,
      producerId: operation.subjectId,
      state: 'invited',
    });
    const reading = readingOf(account, false, this.clock.now());
    await this.producers.updateAccount(tx, account.id, reading);
    return null;
  }

  /** Ours when its metadata names an operation whose answer was lost. */
  private async adopt(stripeAccountId: string): Promise<boolean> {
    const account = await this.retrieve(stripeAccountId);
    const { op_id: operationId, tenant } = account?.metadata ?? {};
    if (account === null || !isUuid(operationId)) return false;
    if (tenant !== this.config.stripe.tenant) return false;
    await this.operations.recordSuccess(operationId, account);
    return this.reread(stripeAccountId);
  }

  /** Null when we may not read it any more: it is closed, or has cut itself off. */
  private async retrieve(stripeAccountId: string): Promise<Account | null> {
    try {
      return await this.stripe.call((sdk) =>
        sdk.v2.core.accounts.retrieve(stripeAccountId, { include: PARTS }),
      );
    } catch (error) {
      if (isMissing(error) || isCutOff(error)) return null;
      throw error;
    }
  }

  private async noteLinkOpened(account: StripeAccount): Promise<void> {
    const { stripeAccountId, payoutsEnabled, requirements } = account;
    await this.db.transaction((tx) =>
      this.producers.updateAccount(tx, stripeAccountId, {
        state: 'onboarding',
        payoutsEnabled,
        requirements,
        rereadAt: this.clock.now(),
      }),
    );
  }

  private async unlessUnavailable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (classifyFailure(error).kind !== 'unknown') throw error;
      throw new Problem('payment-service-unavailable');
    }
  }

  private async sendCreation(producerId: string, operationId: string): Promise<void> {
    const outcome = await this.operations.send(operationId);
    if (outcome.state !== 'rejected') return;
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'account-rejected',
        subject: producerId,
        title: 'Stripe hat das Anlegen eines Zahlungskontos abgelehnt',
        details: { operationId, ...outcome.error },
      }),
    );
  }
}

const isOver = ({ state }: StripeAccount): boolean => state === 'closed' || state === 'rejected';

function accountParams(
  profile: ProducerProfile,
  tenant: string,
  operationId: string,
): CreateParams {
  return {
    contact_email: profile.email,
    display_name: profile.name,
    dashboard: 'express',
    identity: { country: 'de', entity_type: entityTypeOf(profile.legalForm) },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
    defaults: {
      currency: 'eur',
      locales: ['de-DE'],
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
    metadata: { tenant, producer_id: profile.producerId, op_id: operationId },
    include: PARTS,
  };
}

/** A sole trader is a person, registered or not (§§ 1, 17 HGB); everything else is a company to Stripe. */
const entityTypeOf = (legalForm: string): 'individual' | 'company' =>
  /^(Einzelunternehmen|e\.\s?K\.)/.test(legalForm) ? 'individual' : 'company';

function readingOf(
  account: Account | null,
  linkOpened: boolean,
  rereadAt: Date,
): StripeAccountReading {
  const balance = account?.configuration?.recipient?.capabilities?.stripe_balance;
  const entries = account?.requirements?.entries ?? [];
  const statusOf = (capability?: { status: CapabilityStatus }) => capability?.status ?? null;
  return {
    state: paymentAccountState({
      closed: account === null || account.closed === true,
      transfers: statusOf(balance?.stripe_transfers),
      payouts: statusOf(balance?.payouts),
      requirements: entries.map((entry) => ({
        awaitingFrom: entry.awaiting_action_from,
        deadline: entry.minimum_deadline.status,
        isRoutineOnboarding: entry.requested_reasons.some(
          ({ code }) => code === 'routine_onboarding',
        ),
      })),
      linkOpened,
    }),
    payoutsEnabled: balance?.payouts?.status === 'active',
    requirements: entries
      .filter((entry) => entry.awaiting_action_from === 'user')
      .map((entry) => ({ code: entry.description, deadlineAt: deadlineOf(entry) })),
    rereadAt,
  };
}

/** Stripe names the day where it has set one, beside the status that the SDK's types know. */
function deadlineOf(entry: Stripe.V2.Core.Account.Requirements.Entry): string | null {
  const { time } = entry.minimum_deadline as { time?: unknown };
  return typeof time === 'string' ? time : null;
}
