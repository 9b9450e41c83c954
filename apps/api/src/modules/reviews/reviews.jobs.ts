import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { InviteReviewers } from './invite-reviewers.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'notifications.review-invitation': { readonly orderId: string };
    /** Tells a buyer that the producer has replied. */
    'notifications.review-reply': {
      readonly reviewId: string;
      readonly orderId: string;
      readonly productName: { readonly de: string; readonly en: string };
      readonly producerName: string;
      readonly reply: string;
    };
  }
}

/** The sweep of reviews. */
@Injectable()
export class ReviewsJobs implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly inviter: InviteReviewers,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'invite-reviews',
      // In the morning, when people read mail.
      cron: '40 7 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.inviter.invite(),
    });
  }
}
