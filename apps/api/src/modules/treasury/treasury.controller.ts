import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  approvePlatformPayout,
  listPaymentAccounts,
  readTreasury,
  requestPlatformPayout,
  requestTopUp,
  resolveFeeBearing,
  resolveFloat,
  withdrawPlatformPayout,
} from '@markthalle/contracts/office-treasury';
import { listBankPayouts } from '@markthalle/contracts/portal-payouts';
import { Controller } from '@nestjs/common';
import type { ProducerMember, SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { PaymentAccountsQueries } from './payment-accounts.queries.ts';
import { PayoutsService } from './payouts.service.ts';
import { ResolutionsService } from './resolutions.service.ts';
import { TopUpsService } from './top-ups.service.ts';
import { TreasuryQueries } from './treasury.queries.ts';

@Controller()
export class TreasuryController {
  constructor(
    private readonly queries: TreasuryQueries,
    private readonly accounts: PaymentAccountsQueries,
    private readonly payouts: PayoutsService,
    private readonly topUps: TopUpsService,
    private readonly resolutions: ResolutionsService,
  ) {}

  @Handles(readTreasury)
  read(@By() staff: SignedIn) {
    return this.queries.view(staff.accountId);
  }

  @Handles(requestPlatformPayout)
  async requestPayout(
    @By() staff: SignedIn,
    @Input() input: ParsedInputOf<typeof requestPlatformPayout>,
  ) {
    return { id: await this.payouts.request(input.amountCents, staff.accountId) };
  }

  @Handles(approvePlatformPayout)
  async approvePayout(
    @By() staff: SignedIn,
    @Input() input: ParsedInputOf<typeof approvePlatformPayout>,
  ) {
    await this.payouts.approve(input.payoutId, staff.accountId);
    return { approved: true as const };
  }

  @Handles(withdrawPlatformPayout)
  async withdrawPayout(@Input() input: ParsedInputOf<typeof withdrawPlatformPayout>) {
    await this.payouts.withdraw(input.payoutId);
    return { withdrawn: true as const };
  }

  @Handles(requestTopUp)
  async requestTopUp(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof requestTopUp>) {
    return { id: await this.topUps.request(input.amountCents, staff.accountId) };
  }

  @Handles(resolveFeeBearing)
  async resolveFeeBearing(@Input() input: ParsedInputOf<typeof resolveFeeBearing>) {
    const { validFrom, mode, resolution } = input;
    await this.resolutions.resolveFeeBearing({ validFrom, mode, resolution });
    return { resolved: true as const };
  }

  @Handles(resolveFloat)
  async resolveFloat(@Input() input: ParsedInputOf<typeof resolveFloat>) {
    const { language: _, ...rule } = input;
    await this.resolutions.resolveFloat(rule);
    return { resolved: true as const };
  }

  @Handles(listBankPayouts)
  listBankPayouts(@By() member: ProducerMember) {
    return this.accounts.ofProducer(member.producerId);
  }

  @Handles(listPaymentAccounts)
  async listAccounts() {
    return { accounts: await this.accounts.all() };
  }
}
