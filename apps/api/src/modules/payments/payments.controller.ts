import { resumePayment } from '@markthalle/contracts/checkout';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { allowEarlyShipping } from '@markthalle/contracts/office-treasury';
import {
  openOnboarding,
  openPaymentDashboard,
  readOnboarding,
} from '@markthalle/contracts/portal-payouts';
import { Controller } from '@nestjs/common';
import type { ProducerMember, SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AccountDashboardService } from './account-dashboard.service.ts';
import { AccountsService } from './accounts.service.ts';
import { EarlyShippingService } from './early-shipping.service.ts';
import { ReadOnboardingService } from './read-onboarding.service.ts';
import { ResumePaymentService } from './resume-payment.service.ts';

@Controller()
export class PaymentsController {
  constructor(
    private readonly resumeService: ResumePaymentService,
    private readonly accounts: AccountsService,
    private readonly onboarding: ReadOnboardingService,
    private readonly dashboard: AccountDashboardService,
    private readonly earlyShipping: EarlyShippingService,
  ) {}

  @Handles(resumePayment)
  resume(@Input() input: ParsedInputOf<typeof resumePayment>) {
    return this.resumeService.resume(input.orderToken);
  }

  @Handles(openOnboarding)
  openOnboarding(@By() member: ProducerMember) {
    return this.accounts.openOnboarding(member.producerId);
  }

  @Handles(openPaymentDashboard)
  openDashboard(@By() member: ProducerMember) {
    return this.dashboard.open(member.producerId);
  }

  @Handles(allowEarlyShipping)
  async shipEarly(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof allowEarlyShipping>) {
    await this.earlyShipping.allow(input.orderId, staff.accountId);
    return { allowed: true as const };
  }

  @Handles(readOnboarding)
  readOnboarding(@By() member: ProducerMember) {
    return this.onboarding.read(member.producerId);
  }
}
