import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Log } from '../../platform/log/log.ts';
import { SettlementFacade } from '../settlement/settlement.facade.ts';
import { HOUSE_CHECKS, PROVIDER_CHECKS } from './all-checks.ts';
import { type Finding, MAX_FINDINGS, type ProviderPicture } from './money-check.ts';
import { ReadProviderService } from './read-provider.service.ts';

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  /** False where Stripe did not answer, so that nothing was compared. */
  readonly wasCompared: boolean;
}

const inOrder = (a: CheckResult, b: CheckResult) =>
  a.id.localeCompare(b.id, 'en', { numeric: true });

/** Runs all checks and keeps what two looks have seen. */
@Injectable()
export class LookAtMoneyService {
  constructor(
    private readonly db: Db,
    private readonly provider: ReadProviderService,
    private readonly settlement: SettlementFacade,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Money moves while we read, here and at Stripe, so only what a second look finds too counts. */
  async look(): Promise<CheckResult[]> {
    const picture = await this.readProvider(null);
    const first = await this.lookOnce(picture);
    if (first.every(({ findings }) => findings.length === 0)) return first;
    const second = await this.lookOnce(await this.readProvider(picture));
    return confirmed(first, second);
  }

  private async lookOnce(picture: ProviderPicture | null): Promise<CheckResult[]> {
    const now = this.clock.now();
    const results: CheckResult[] = [];
    for (const { id, title, find } of HOUSE_CHECKS) {
      const findings = await find({ db: this.db, now, settlement: this.settlement });
      results.push({ id, title, findings: findings.slice(0, MAX_FINDINGS), wasCompared: true });
    }
    for (const { id, title, find } of PROVIDER_CHECKS) {
      const findings = picture === null ? [SILENT] : await find({ db: this.db, now, picture });
      const wasCompared = picture !== null;
      results.push({ id, title, findings: findings.slice(0, MAX_FINDINGS), wasCompared });
    }
    return results.sort(inOrder);
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
}

const SILENT: Finding = {
  subject: 'provider',
  text: 'Stripe antwortet nicht, der Vergleich fehlt',
};

/** What differed once and then no more was on its way. */
function confirmed(first: readonly CheckResult[], second: readonly CheckResult[]): CheckResult[] {
  const before = new Map(
    first.map(({ id, findings }) => [id, new Set(findings.map(({ subject }) => subject))]),
  );
  return second.map((result) => ({
    ...result,
    findings: result.findings.filter(({ subject }) => before.get(result.id)?.has(subject)),
  }));
}
