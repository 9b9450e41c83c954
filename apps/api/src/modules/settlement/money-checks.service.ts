import type { MoneyCheck } from '@markthalle/contracts/office-settlement';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Log } from '../../platform/log/log.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { HOUSE_CHECKS } from './house-checks.ts';
import { MAX_FINDINGS, type ProviderPicture } from './money-check.ts';
import { PROVIDER_CHECKS } from './provider-checks.ts';
import { ReadProviderService } from './read-provider.service.ts';
import { TRANSFER_CHECKS } from './transfer-checks.ts';

const WITH_PROVIDER = [...PROVIDER_CHECKS, ...TRANSFER_CHECKS];
const INCIDENT = 'money-check';

const inOrder = (a: MoneyCheck, b: MoneyCheck) => a.id.localeCompare(b.id, 'en', { numeric: true });

/**
 * The proof that every cent is where it belongs: our books against themselves and against Stripe.
 */
@Injectable()
export class MoneyChecksService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly provider: ReadProviderService,
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

  /**
   * For the screen: our own books as they are now, and what the last comparison with Stripe found.
   */
  async recent(): Promise<MoneyCheck[]> {
    const [house, kept] = await Promise.all([
      this.houseChecks(),
      this.db.rows<{ id: string; title: string; findings: string[] }>(
        'select id, title, findings from settlement.money_check where id = any ($1)',
        [WITH_PROVIDER.map((check) => check.id)],
      ),
    ]);
    return [...house, ...kept.map((row) => ({ ...row, ok: row.findings.length === 0 }))].sort(
      inOrder,
    );
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
    return results;
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
      `insert into settlement.money_check (id, title, findings, checked_at)
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
