import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

/** As long as the time of an act is believed: whoever sends it again later was without a line for a season. */
const KEPT_MS = 90 * DAY_MS;
const MAX_AT_ONCE = 10_000;

/** Answers to acts of phones are kept as long as a phone may ask for them again. */
@Injectable()
export class ClearLogService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'clear-device-log',
      cron: '23 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.clear(),
    });
  }

  /** Acts that still fail are tried again and stay. */
  private clear(): Promise<number> {
    return this.db.execute(
      `delete from devices.command where (account_id, command_id) in (
         select account_id, command_id from devices.command
          where recorded_at < $1 and state <> 'failing' order by recorded_at limit ${MAX_AT_ONCE})`,
      [later(this.clock.now(), -KEPT_MS)],
    );
  }
}
