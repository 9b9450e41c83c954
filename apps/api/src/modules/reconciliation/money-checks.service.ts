import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { MoneyCheck, readMoneyChecks } from '@markthalle/contracts/office-reconciliation';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Log } from '../../platform/log/log.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { SettlementFacade } from '../settlement/settlement.facade.ts';
import { HOUSE_CHECKS } from './house-checks.ts';
import { MAX_FINDINGS, type ProviderPicture } from './money-check.ts';
import { findOverdue, OVERDUE_CHECK } from './overdue-check.ts';
import { PROVIDER_CHECKS } from './provider-checks.ts';
import { ReadProviderService } from './read-provider.service.ts';
import { TRANSFER_CHECKS } from './transfer-checks.ts';

const WITH_PROVIDER = [...PROVIDER_CHECKS, ...TRANSFER_CHECKS];
const INCIDENT = 'money-check';

interface KeptCheck {
  readonly id: string;
  readonly title: string;
  readonly findings: string[];
  readonly checkedAt: Date;
}

const inOrder = (a: MoneyCheck, b: MoneyCheck) => a.id.localeCompare(b.id, 'en', { numeric: true });

/**
 * The proof that every cent is where it belongs: our books against themselves and against Stripe.
 */
@Injectable()
export class MoneyChecksService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly provider: ReadProviderService,
    private readonly settlement: SettlementFacade,
    private readonly incidents: Incidents,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'nightly-money-check',
      cron: '30 2 * * *',
      overdueAfterMs: 26 * HOUR_MS,
      run: () => this.nightly(),
    });
  }

  /**
   * Runs every check now and keeps the results. Money moves while we read, here and at Stripe, so a
   * finding counts only when a second look finds it too.
   */
  async runAll(): Promise<MoneyCheck[]> {
    const picture = await this.readProvider(null);
    const first = await this.look(picture);
    const checks = first.every((check) => check.ok)
      ? first
      : confirmed(first, await this.look(await this.readProvider(picture)));
    await this.keep(checks);
    return checks;
  }

  /** For the screens: what the last run found. */
  async recent(): Promise<OutputOf<typeof readMoneyChecks>> {
    const kept = await this.db.rows<KeptCheck>(
      'select id, title, findings, checked_at as "checkedAt" from reconciliation.money_check',
    );
    const checks = kept.map(({ id, title, findings }) => ({
      id,
      title,
      ok: findings.length === 0,
      findings,
    }));
    return {
      checkedAt: kept[0]?.checkedAt.toISOString() ?? null,
      checks: checks.sort(inOrder),
    };
  }

  private async nightly(): Promise<number> {
    const checks = await this.runAll();
    await this.db.transaction(async (tx) => {
      for (const { id, title, ok, findings } of checks) {
        if (ok) await this.incidents.settle(tx, INCIDENT, id);
        else {
          await this.incidents.open(tx, {
            kind: INCIDENT,
            subject: id,
            title: `Prüfung ${id} ist nicht in Ordnung: ${title}`,
            details: { findings },
          });
        }
      }
    });
    return checks.filter((check) => !check.ok).length;
  }

  private async look(picture: ProviderPicture | null): Promise<MoneyCheck[]> {
    const house = await this.houseChecks();
    const withProvider: MoneyCheck[] = [];
    for (const check of WITH_PROVIDER) {
      const findings =
        picture === null
          ? ['Stripe antwortet nicht, der Vergleich fehlt']
          : await check.find(this.db, this.clock.now(), picture);
      withProvider.push(toResult(check, findings));
    }
    return [...house, ...withProvider].sort(inOrder);
  }

  private async houseChecks(): Promise<MoneyCheck[]> {
    const results: MoneyCheck[] = [];
    for (const check of HOUSE_CHECKS) {
      results.push(toResult(check, await check.find(this.db, this.clock.now())));
    }
    const overdue = await findOverdue(this.settlement, this.clock.now());
    return [...results, toResult(OVERDUE_CHECK, overdue)];
  }

  /** Without Stripe the house checks still speak; the others say that they could not compare. */
  private async readProvider(earlier: ProviderPicture | null): Promise<ProviderPicture | null> {
    try {
      return await this.provider.read(earlier);
    } catch (error) {
      this.log.fault('money check without payment service', error);
      return null;
    }
  }

  private async keep(checks: readonly MoneyCheck[]): Promise<void> {
    await this.db.execute(
      `insert into reconciliation.money_check (id, title, findings, checked_at)
       select id, title, findings, $2 from jsonb_to_recordset($1::jsonb)
              as c (id text, title text, findings jsonb)
       on conflict (id) do update set title = excluded.title, findings = excluded.findings,
                                      checked_at = excluded.checked_at`,
      [JSON.stringify(checks), this.clock.now()],
    );
  }
}

const toResult = (
  { id, title }: { readonly id: string; readonly title: string },
  findings: readonly string[],
): MoneyCheck => ({
  id,
  title,
  ok: findings.length === 0,
  findings: findings.slice(0, MAX_FINDINGS),
});

/** A check that was clean once is clean: what differed was on its way. */
const confirmed = (first: readonly MoneyCheck[], second: readonly MoneyCheck[]): MoneyCheck[] =>
  second.map((check) => {
    const earlier = first.find((one) => one.id === check.id);
    return earlier?.ok === true ? earlier : check;
  });
