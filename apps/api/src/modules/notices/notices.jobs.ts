import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import type { Concerned, StatementOfReasons } from './tell-about-decision.service.ts';
import { WATCH_EVERY_MINUTES, WatchNotices } from './watch-notices.service.ts';

/** Somebody without an account who wrote to us. */
interface Writer {
  readonly name: string;
  readonly email: string;
  readonly language: 'de' | 'en';
}

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'notifications.notice-receipt': Writer & {
      readonly noticeId: string;
      readonly number: string;
      readonly url: string;
      readonly explanation: string;
    };
    'notifications.notice-decision': Writer & { readonly statement: StatementOfReasons };
    'notifications.statement-of-reasons': {
      readonly statement: StatementOfReasons;
      readonly concerned: Concerned;
    };
    'notifications.restriction-lifted': {
      readonly decisionId: string;
      readonly number: string;
      readonly url: string;
      readonly because: string;
      readonly concerned: Concerned;
    };
    'notifications.message-receipt': Writer & {
      readonly messageId: string;
      readonly text: string;
    };
  }
}

/** The sweep of notices. */
@Injectable()
export class NoticesJobs implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly watcher: WatchNotices,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'watch-notices',
      cron: `*/${WATCH_EVERY_MINUTES} * * * *`,
      overdueAfterMs: HOUR_MS,
      run: () => this.watcher.watch(),
    });
  }
}
