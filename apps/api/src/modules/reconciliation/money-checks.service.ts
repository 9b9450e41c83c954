import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { MoneyCheck, readMoneyChecks } from '@markthalle/contracts/office-reconciliation';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { type CheckResult, LookAtMoneyService } from './look-at-money.service.ts';

const INCIDENT = 'money-check';
/** Subject of the one incident that stands for all comparisons that Stripe did not answer. */
const PROVIDER = 'provider';

interface KeptCheck extends Omit<MoneyCheck, 'ok'> {
  readonly checkedAt: Date;
}

/** The proof that every cent is where it belongs: our books against themselves and against Stripe. */
@Injectable()
export class MoneyChecksService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly money: LookAtMoneyService,
    private readonly incidents: Incidents,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'nightly-money-check',
      cron: '30 2 * * *',
      overdueAfterMs: 26 * HOUR_MS,
      run: async () => (await this.runAll()).filter((check) => !check.ok).length,
    });
  }

  /** Runs every check now, keeps the results and opens or settles an incident per finding. */
  async runAll(): Promise<MoneyCheck[]> {
    const results = await this.money.look();
    await this.db.transaction(async (tx) => {
      await this.keep(tx, results);
      for (const result of results) if (result.wasCompared) await this.report(tx, result);
      await this.reportSilence(tx, results);
    });
    return results.map(toMoneyCheck);
  }

  /** For the screens: what the last run found. */
  async recent(): Promise<OutputOf<typeof readMoneyChecks>> {
    const kept = await this.db.rows<KeptCheck>(
      `select id, title, findings, checked_at as "checkedAt" from reconciliation.money_check
        order by substr(id, 1, 1), substr(id, 2)::integer`,
    );
    return {
      checkedAt: kept[0]?.checkedAt.toISOString() ?? null,
      checks: kept.map(({ id, title, findings }) => {
        return { id, title, ok: findings.length === 0, findings };
      }),
    };
  }

  /** One incident per finding; those that this run did not find any more have settled themselves. */
  private async report(tx: Tx, { id, title, findings }: CheckResult): Promise<void> {
    const subjects: string[] = [];
    for (const finding of findings) {
      const subject = `${id}:${finding.subject}`;
      subjects.push(subject);
      await this.incidents.open(tx, {
        kind: INCIDENT,
        subject,
        title: `${id} ${finding.text}`,
        details: {
          check: `${id} ${title}`,
          compared: finding.compared ?? [],
          involved: (finding.involved ?? []).filter((one) => one !== null),
        },
      });
    }
    await this.incidents.settleOthers(tx, INCIDENT, { prefix: `${id}:`, stillOpen: subjects });
  }

  /** A comparison that did not happen proves nothing, so no finding of it is opened or settled. */
  private async reportSilence(tx: Tx, results: readonly CheckResult[]): Promise<void> {
    const silent = results.filter(({ wasCompared }) => !wasCompared).map(({ id }) => id);
    if (silent.length === 0) return this.incidents.settle(tx, INCIDENT, PROVIDER);
    await this.incidents.open(tx, {
      kind: INCIDENT,
      subject: PROVIDER,
      title: 'Stripe hat der Geldprüfung nicht geantwortet: der Vergleich fehlt',
      details: { checks: silent.join(', ') },
    });
  }

  private async keep(tx: Tx, results: readonly CheckResult[]): Promise<void> {
    await tx.execute('delete from reconciliation.money_check where id <> all ($1::text[])', [
      results.map(({ id }) => id),
    ]);
    await tx.execute(
      `insert into reconciliation.money_check (id, title, findings, checked_at)
       select id, title, findings, $2 from jsonb_to_recordset($1::jsonb)
              as c (id text, title text, findings jsonb)
       on conflict (id) do update set title = excluded.title, findings = excluded.findings,
                                      checked_at = excluded.checked_at`,
      [JSON.stringify(results.map(toMoneyCheck)), this.clock.now()],
    );
  }
}

const toMoneyCheck = ({ id, title, findings }: CheckResult): MoneyCheck => ({
  id,
  title,
  ok: findings.length === 0,
  findings: findings.map(({ text }) => text),
});
