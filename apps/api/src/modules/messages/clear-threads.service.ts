import { berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

/** Business letters, from the end of their year (§ 147(3), (4) AO, § 257(4), (5) HGB). */
const KEPT_YEARS = 6;
const MAX_AT_ONCE = 1_000;

/** Conversations go when the law needs them no more (Art. 5(1)(e) GDPR). */
@Injectable()
export class ClearThreadsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'clear-threads',
      cron: '40 2 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.clear(),
    });
  }

  private clear(): Promise<number> {
    const year = Number(berlinDateOf(this.clock.now().toISOString()).slice(0, 4));
    const before = berlinMidnightOf(`${year - KEPT_YEARS}-01-01`);
    return this.db.transaction(async (tx) => {
      const threads = await tx.rows<{ id: string }>(
        `select id from messages.thread where last_at < $1
          order by last_at limit ${MAX_AT_ONCE} for update`,
        [before],
      );
      const ids = threads.map(({ id }) => id);
      await tx.execute('delete from messages.message where thread_id = any ($1)', [ids]);
      return tx.execute('delete from messages.thread where id = any ($1)', [ids]);
    });
  }
}
