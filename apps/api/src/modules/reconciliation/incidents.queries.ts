import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  IncidentRow,
  listIncidents,
  readIncident,
} from '@markthalle/contracts/office-incidents';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { InvolvedQueries } from './involved.queries.ts';

type List = OutputOf<typeof listIncidents>;
type Page = OutputOf<typeof readIncident>;

const PAGE_SIZE = 50;
const MAX_STEPS = 500;
const MAX_STAFF = 200;
const MAX_VALUE_CHARS = 2_000;
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ROW = `
  i.id as "incidentId", i.kind, i.subject, i.title, i.state, i.owner_id as "ownerId",
  w.display_name as "ownerName", ${iso('i.opened_at')} as "openedAt",
  ${iso('i.resolved_at')} as "resolvedAt", i.times_opened as "timesOpened"`;

const FROM = 'from platform.incident i left join identity.account w on w.id = i.owner_id';

/** Instants are compared in whole milliseconds, as the cursor writes them. */
const LIST = `
  select ${ROW} ${FROM}
   where (i.resolved_at is not null) = ($1 = 'resolved') and ($1 <> 'mine' or i.owner_id = $2)
     and ($3::text is null or i.kind = $3)
     and ($4::timestamptz is null
          or (date_trunc('milliseconds', i.opened_at), i.id) < ($4::timestamptz, $5::uuid))
   order by date_trunc('milliseconds', i.opened_at) desc, i.id desc limit ${PAGE_SIZE + 1}`;

const STEPS = `
  select s.kind, ${iso('s.at')} as at, a.display_name as "actorName",
         w.display_name as "ownerName", s.state, s.note
    from platform.incident_step s
    left join identity.account a on a.id = s.actor_id
    left join identity.account w on w.id = s.owner_id
   where s.incident_id = $1 order by s.at, s.id limit ${MAX_STEPS}`;

type Detailed = IncidentRow & { readonly raw: Readonly<Record<string, unknown>> };

/** The desk: what needs a person, and everything about one matter. */
@Injectable()
export class IncidentsQueries {
  constructor(
    private readonly db: Db,
    private readonly involved: InvolvedQueries,
  ) {}

  async list(reader: string, input: ParsedInputOf<typeof listIncidents>): Promise<List> {
    const after = readCursor(input.cursor, Position);
    const [rows, kinds, staff, setting] = await Promise.all([
      this.db.rows<IncidentRow>(LIST, [
        input.show,
        reader,
        input.kind ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
      ]),
      this.db.rows<List['kinds'][number]>(
        `select kind, count(*)::integer as open from platform.incident
          where resolved_at is null group by kind order by kind`,
      ),
      this.staff(),
      this.db.row<{ ownerId: string | null }>(
        `select value ->> 'accountId' as "ownerId" from platform.setting
          where key = 'incident-owner'`,
      ),
    ]);
    const incidents = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? incidents.at(-1) : undefined;
    return {
      incidents,
      kinds,
      staff,
      defaultOwnerId: setting?.ownerId ?? null,
      nextCursor: last === undefined ? null : writeCursor(last.openedAt, last.incidentId),
    };
  }

  /** Throws `incident-not-found`. */
  async read(incidentId: string): Promise<Page> {
    const found = await this.db.row<Detailed>(
      `select ${ROW}, i.details as raw ${FROM} where i.id = $1`,
      [incidentId],
    );
    if (found === null) throw new Problem('incident-not-found');
    const { raw, ...incident } = found;
    const { compared, ...details } = raw;
    const [involved, history, staff] = await Promise.all([
      this.involved.behind([incident.subject, raw]),
      this.db.rows<Page['history'][number]>(STEPS, [incidentId]),
      this.staff(),
    ]);
    return {
      incident,
      compared: Compared.catch([]).parse(compared),
      details: Object.entries(details).map(([label, value]) => ({ label, value: plain(value) })),
      involved,
      history,
      staff,
    };
  }

  private staff(): Promise<List['staff']> {
    return this.db.rows(
      `select id as "accountId", display_name as name from identity.account
        where is_staff and disabled_at is null order by display_name, id limit ${MAX_STAFF}`,
    );
  }
}

/** Only the money checks write it; anybody else's details may use the word for something else. */
const Compared = z.array(z.object({ label: z.string(), value: z.string() }));

function plain(value: unknown): string {
  const text =
    Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value.join(', ')
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  return text.slice(0, MAX_VALUE_CHARS);
}
