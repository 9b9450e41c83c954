import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  addExpectedFee,
  listExpectedFees,
  readMoneyChecks,
  runMoneyCheck,
} from '@markthalle/contracts/office-reconciliation';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { ExpectedFeesService } from './expected-fees.service.ts';
import { MoneyChecksService } from './money-checks.service.ts';

@Controller()
export class MoneyChecksController {
  constructor(
    private readonly checks: MoneyChecksService,
    private readonly fees: ExpectedFeesService,
  ) {}

  @Handles(readMoneyChecks)
  read() {
    return this.checks.recent();
  }

  @Handles(runMoneyCheck)
  async run() {
    const checks = await this.checks.runAll();
    return { checks, ok: checks.every((check) => check.ok) };
  }

  @Handles(listExpectedFees)
  async listFees() {
    return { fees: await this.fees.list() };
  }

  @Handles(addExpectedFee)
  addFee(@Input() input: ParsedInputOf<typeof addExpectedFee>) {
    return this.fees.add(input);
  }
}
