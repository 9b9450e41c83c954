import { resumePayment } from '@markthalle/contracts/checkout';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  openOnboarding,
  openPaymentDashboard,
  readOnboarding,
} from '@markthalle/contracts/portal-payouts';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AccountDashboardService } from './account-dashboard.service.ts';
import { AccountsService } from './accounts.service.ts';
import { ReadOnboardingService } from './read-onboarding.service.ts';
import { ResumePaymentService } from './resume-payment.service.ts';

@Controller()
export class PaymentsController {
  constructor(
    private readonly resumeService: ResumePaymentService,
    private readonly accounts: AccountsService,
    private readonly onboarding: ReadOnboardingService,
    private readonly dashboard: AccountDashboardService,
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

  @Handles(readOnboarding)
  readOnboarding(@By() member: ProducerMember) {
    return this.onboarding.read(member.producerId);
  }
}
