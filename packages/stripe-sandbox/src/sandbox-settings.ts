import { readFileSync } from 'node:fs';
import type { MetaStore } from './store/meta-store.ts';

/** Behaviour that tests may change while the sandbox runs. */
export interface SandboxSettings {
  /** Wall-clock waits before the second, third, ... delivery attempt of a webhook. */
  webhookRetryDelaysMs: number[];
  webhookTimeoutMs: number;
  /** Hosts webhooks may be sent to; nothing else is ever called. */
  webhookHosts: string[];
  /** Delay added before a transfer becomes available to a recipient account. */
  recipientTransferDelaySeconds: number;
  /** Time a direct debit takes with an ordinary and with a "delayed" test IBAN. */
  debitSeconds: number;
  delayedDebitSeconds: number;
  /** Time a bank takes to confirm or return a refund. */
  refundSeconds: number;
  /** Whether refunds wait for the buyer to do something first. */
  refundsRequireAction: boolean;
  /** Time from a payment to the dispute or warning that its test number promises. */
  disputeSeconds: number;
  /** Time the platform has to answer a dispute. */
  disputeResponseSeconds: number;
  /** Time the bank takes to read evidence that carries a marker. */
  disputeDecisionSeconds: number;
  /** Whether a won dispute gives the fee back, too. */
  disputeFeeReturned: boolean;
  /** Time a payout can still be canceled before it is handed to the bank. */
  payoutSubmissionSeconds: number;
  topUpSeconds: number;
  /** Whether Stripe takes its own fees for Connect (see the sample prices). */
  connectFees: boolean;
  /** Whether v1 accounts with transfers alone are refused, as for platforms without approval. */
  transfersNeedCardPayments: boolean;
  /** Added to the fee of each charge: prices that changed without anybody being told. */
  feeSurchargeCents: number;
  /** Time until an account that was sent to review is verified. */
  reviewSeconds: number;
}

const FILE = new URL('../config/default-settings.json', import.meta.url);
const DEFAULTS: SandboxSettings = JSON.parse(readFileSync(FILE, 'utf8'));

/** Settings are the defaults of the config file overlaid with what was set at run time. */
export class SettingsStore {
  private readonly meta: MetaStore;

  constructor(meta: MetaStore) {
    this.meta = meta;
  }

  current(): SandboxSettings {
    return { ...DEFAULTS, ...JSON.parse(this.meta.read('settings') ?? '{}') };
  }

  change(changes: Partial<SandboxSettings>): SandboxSettings {
    const kept = JSON.parse(this.meta.read('settings') ?? '{}');
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.meta.write('settings', JSON.stringify({ ...kept, ...Object.fromEntries(given) }));
    return this.current();
  }
}
