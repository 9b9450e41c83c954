import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

/** Much longer than a signed message is taken; until then it tells who answered what. */
const KEPT_MS = 90 * DAY_MS;
const MAX_AT_ONCE = 10_000;

/** Forgets which text messages came back. */
@Injectable()
export class ClearSmsAnswersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'clear-sms-answers',
      cron: '27 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.clear(),
    });
  }

  private clear(): Promise<number> {
    return this.db.execute(
      `delete from packing.sms_answer where message_id in (
         select message_id from packing.sms_answer where received_at < $1
          order by received_at limit ${MAX_AT_ONCE})`,
      [later(this.clock.now(), -KEPT_MS)],
    );
  }
}
