import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readSearchReport } from '@markthalle/contracts/office-search';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { MIN_VISITS, QueryLog } from '../query-log.ts';

const MAX_GROUPS = 50;
const BPS = 10_000;
/** Below one click in ten searches people do not find what they meant. */
const LOW_CLICK_SHARE = 0.1;

type Report = OutputOf<typeof readSearchReport>;

/** What people search and do not find. A group is shown only from three visits on. */
@Injectable()
export class SearchReportQueries {
  constructor(
    private readonly db: Db,
    private readonly log: QueryLog,
    private readonly clock: Clock,
  ) {}

  async read(days: number): Promise<Report> {
    await this.log.flush();
    const since = later(this.clock.now(), -days * DAY_MS);
    const [byEngine, sums, withoutHits, lowClicks] = await Promise.all([
      this.db.rows<Report['byEngine'][number]>(
        'select engine, count(*) as searches from search.query_log where at >= $1 group by 1 order by 2 desc',
        [since],
      ),
      this.db.row<{ searches: number; empty: number }>(
        `select count(*) as searches, count(*) filter (where hits = 0) as empty
           from search.query_log where at >= $1`,
        [since],
      ),
      this.db.rows<Report['withoutHits'][number]>(
        `select text, language, count(*) as searches, count(distinct visit) as visits
           from search.query_log where at >= $1 and hits = 0 and filters = '{}'
          group by 1, 2 having count(distinct visit) >= ${MIN_VISITS}
          order by 4 desc, 1 limit ${MAX_GROUPS}`,
        [since],
      ),
      this.db.rows<Report['lowClicks'][number]>(
        `select text, language, count(*) as searches, count(distinct visit) as visits,
                count(clicked_rank) as clicks, max(hits) as hits
           from search.query_log where at >= $1 and hits > 0
          group by 1, 2
         having count(distinct visit) >= ${MIN_VISITS}
            and count(clicked_rank) < count(*) * ${LOW_CLICK_SHARE}
          order by 4 desc, 1 limit ${MAX_GROUPS}`,
        [since],
      ),
    ]);
    const searches = sums?.searches ?? 0;
    const withoutHitsBps = searches === 0 ? 0 : Math.round(((sums?.empty ?? 0) * BPS) / searches);
    return { days, searches, withoutHitsBps, byEngine, withoutHits, lowClicks };
  }
}
