import { readMoneyChecks, runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { Controller } from '@nestjs/common';
import { Handles } from '../../platform/http/handles.ts';
import { MoneyChecksService } from './money-checks.service.ts';

@Controller()
export class MoneyChecksController {
  constructor(private readonly checks: MoneyChecksService) {}

  @Handles(readMoneyChecks)
  read() {
    return this.checks.recent();
  }

  @Handles(runMoneyCheck)
  async run() {
    const checks = await this.checks.runAll();
    return { checks, ok: checks.every((check) => check.ok) };
  }
}
