import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listEntries, readLedger, runMoneyCheck } from '@markthalle/contracts/office-ledger';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { LedgerQueries } from './ledger.queries.ts';
import { MoneyChecksService } from './money-checks.service.ts';

@Controller()
export class LedgerController {
  constructor(
    private readonly queries: LedgerQueries,
    private readonly checks: MoneyChecksService,
  ) {}

  @Handles(readLedger)
  read() {
    return this.queries.accounts();
  }

  @Handles(listEntries)
  list(@Input() input: ParsedInputOf<typeof listEntries>) {
    return this.queries.entries(input);
  }

  @Handles(runMoneyCheck)
  async runCheck() {
    const checks = await this.checks.runAll();
    return { checks, ok: checks.every((check) => check.ok) };
  }
}
