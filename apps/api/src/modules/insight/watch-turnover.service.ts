import { berlinDateOf } from '@markthalle/domain/dates';
import { isExemptSale } from '@markthalle/domain/smallBusinessLimit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

const MAX_SMALL_BUSINESSES = 5_000;

/**
 * Finds small businesses that have exceeded a limit of § 19 UStG. Their sales are taxed from that sale on by themselves;
 * their tax status, their prices and the remark beside them must be changed by a person.
 */
@Injectable()
export class WatchTurnover implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
    private readonly incidents: Incidents,
    private readonly producers: ProducersFacade,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'watch-turnover',
      cron: '20 2 * * *',
      overdueAfterMs: 3 * DAY_MS,
      run: () => this.run(),
    });
  }

  /** Answers how many are above a limit. */
  private async run(): Promise<number> {
    const on = berlinDateOf(this.clock.now().toISOString());
    const names = await this.smallBusinesses(on);
    const turnovers = await this.producers.turnoverOf([...names.keys()], on);
    const over = turnovers.filter((turnover) => !isExemptSale(turnover, 0, on));
    for (const { producerId } of over) {
      await this.db.transaction((tx) =>
        this.incidents.open(tx, {
          kind: 'small-business-limit',
          subject: producerId,
          title: `${names.get(producerId)} hat eine Grenze für Kleinunternehmer überschritten`,
        }),
      );
    }
    return over.length;
  }

  private async smallBusinesses(on: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.rows<{ id: string; name: string }>(
      `select p.id, p.name from producers.producer p
         join lateral (select tax_status from producers.tax_status t
                        where t.producer_id = p.id and t.valid_from <= $1
                        order by t.valid_from desc limit 1) s on s.tax_status = 'small_business'
        order by p.id limit ${MAX_SMALL_BUSINESSES}`,
      [on],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
