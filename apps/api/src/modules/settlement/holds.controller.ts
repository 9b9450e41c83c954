import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  liftHold,
  listHolds,
  listSettlementRules,
  resolveSettlementRules,
  setHold,
  setTrust,
} from '@markthalle/contracts/office-holds';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { HoldMoneyService } from './hold-money.service.ts';
import { HoldsQueries } from './holds.queries.ts';

@Controller()
export class HoldsController {
  constructor(
    private readonly holds: HoldMoneyService,
    private readonly queries: HoldsQueries,
  ) {}

  @Handles(listHolds)
  list() {
    return this.queries.open();
  }

  @Handles(setHold)
  async set(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof setHold>) {
    return { holdId: await this.holds.set(staff.accountId, input) };
  }

  @Handles(liftHold)
  async lift(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof liftHold>) {
    await this.holds.lift(staff.accountId, input);
    return { lifted: true as const };
  }

  @Handles(listSettlementRules)
  listRules() {
    return this.holds.rulesNow();
  }

  @Handles(resolveSettlementRules)
  async resolve(@Input() input: ParsedInputOf<typeof resolveSettlementRules>) {
    const { language: _, ...rule } = input;
    await this.holds.resolve(rule);
    return { resolved: true as const };
  }

  @Handles(setTrust)
  async trust(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof setTrust>) {
    await this.holds.setTrust(staff.accountId, input);
    return { trusted: input.trusted };
  }
}
