import { MAX_CLOSURE_DAYS } from '@markthalle/contracts/delivery';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type addPoint,
  type addPointClosure,
  type changePoint,
  type closePoint,
  type listOfficePoints,
  MAX_POINT_CLOSURES,
  type PointFields,
  PointFields as PointShape,
  type readOfficePoint,
  type removePointClosure,
} from '@markthalle/contracts/office-points';
import type { FieldError } from '@markthalle/contracts/problems';
import { addDays, berlinDateOf, daysBetween } from '@markthalle/domain/dates';
import { type Place, placeOfPostcode } from '@markthalle/domain/postcodePlace';
import { slugFrom } from '@markthalle/domain/slug';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ChangesStore } from './changes.store.ts';
import { faultAt } from './plan-faults.ts';
import { type PointOrder, PointsStore, type StoredPoint } from './points.store.ts';
import { RunPlansStore } from './run-plans.store.ts';

/** Orders are promised at most this far ahead; beyond it nothing can be touched. */
const ORDERS_AHEAD_DAYS = 366;
const MAX_SLUG_CHARS = 100;

/** Pick-up points as staff keep them. */
@Injectable()
export class OfficePoints {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly points: PointsStore,
    private readonly runs: RunPlansStore,
    private readonly changes: ChangesStore,
  ) {}

  async list(language: 'de' | 'en'): Promise<OutputOf<typeof listOfficePoints>> {
    return { points: await this.points.all(this.db, this.today(), language) };
  }

  async read(pointId: string): Promise<OutputOf<typeof readOfficePoint>> {
    const [point, orders, changes] = await Promise.all([
      this.points.read(this.db, pointId, this.today()),
      this.points.orders(this.db, pointId, this.fromToday()),
      this.changes.of(`point:${pointId}`),
    ]);
    if (point === null) throw new Problem('pickup-point-unknown');
    return { ...point, orders, changes };
  }

  async add(input: ParsedInputOf<typeof addPoint>, by: string): Promise<{ pointId: string }> {
    const { pointId } = input;
    const fields = PointShape.parse(input);
    const place = placeOf(fields);
    await this.db.transaction(async (tx) => {
      await this.checkRun(tx, fields);
      const slug = await this.freeSlug(tx, fields, pointId);
      if (!(await this.points.insert(tx, { pointId, slug }, fields, place))) return;
      const after = { name: fields.name, town: fields.town };
      await this.changes.add(tx, { subject: `point:${pointId}`, what: 'opened', by, after });
    });
    return { pointId };
  }

  async change(
    input: ParsedInputOf<typeof changePoint>,
    by: string,
  ): Promise<OutputOf<typeof changePoint>> {
    const { pointId, version } = input;
    const fields = PointShape.parse(input);
    const place = placeOf(fields);
    await this.db.transaction(async (tx) => {
      const point = await this.locked(tx, pointId);
      if (point.version !== version) throw new Problem('pickup-point-changed-meanwhile');
      await this.checkRun(tx, fields);
      const orders = await this.points.orders(tx, pointId, this.fromToday());
      refuse(bookedFaults(point.fields, fields, orders));
      await this.points.update(tx, pointId, fields, place);
      const change = { before: point.fields, after: fields };
      await this.changes.add(tx, { subject: `point:${pointId}`, what: 'changed', by, ...change });
    });
    return { version: version + 1 };
  }

  /** Orders that are on their way are still brought there. */
  async setClosed(
    { pointId, closed, acceptsOrders }: ParsedInputOf<typeof closePoint>,
    by: string,
  ): Promise<OutputOf<typeof closePoint>> {
    await this.db.transaction(async (tx) => {
      const point = await this.locked(tx, pointId);
      if (point.active !== closed) return;
      if (closed && !acceptsOrders) await this.checkNobody(tx, pointId, this.fromToday());
      await this.points.setActive(tx, pointId, !closed);
      const what = closed ? 'closed' : 'opened';
      await this.changes.add(tx, { subject: `point:${pointId}`, what, by });
    });
    return { active: !closed };
  }

  async addClosure(
    { pointId, fromOn, toOn, acceptsOrders }: ParsedInputOf<typeof addPointClosure>,
    by: string,
  ): Promise<OutputOf<typeof addPointClosure>> {
    return this.db.transaction(async (tx) => {
      const point = await this.locked(tx, pointId);
      const isPossible =
        fromOn <= toOn &&
        toOn >= this.today() &&
        daysBetween(fromOn, toOn) < MAX_CLOSURE_DAYS &&
        point.closures.length < MAX_POINT_CLOSURES;
      if (!isPossible) throw new Problem('closure-not-possible');
      if (!acceptsOrders) await this.checkNobody(tx, pointId, { fromOn, toOn });
      const closureId = await this.points.insertClosure(tx, pointId, { fromOn, toOn });
      const after = { fromOn, toOn };
      await this.changes.add(tx, { subject: `point:${pointId}`, what: 'closure_added', by, after });
      return { closureId };
    });
  }

  async removeClosure(
    { pointId, closureId }: ParsedInputOf<typeof removePointClosure>,
    by: string,
  ): Promise<OutputOf<typeof removePointClosure>> {
    await this.db.transaction(async (tx) => {
      const { closures } = await this.locked(tx, pointId);
      const days = closures.find((closure) => closure.closureId === closureId);
      if (days === undefined) return;
      await this.points.removeClosure(tx, pointId, closureId);
      const after = { fromOn: days.fromOn, toOn: days.toOn };
      const subject = `point:${pointId}`;
      await this.changes.add(tx, { subject, what: 'closure_removed', by, after });
    });
    return { removed: true };
  }

  private async locked(tx: Tx, pointId: string): Promise<StoredPoint> {
    const point = await this.points.lock(tx, pointId, this.today());
    if (point === null) throw new Problem('pickup-point-unknown');
    return point;
  }

  private async checkRun(tx: Tx, { runCode }: PointFields): Promise<void> {
    if ((await this.runs.read(tx, runCode)) === null) throw new Problem('run-unknown');
  }

  private async checkNobody(
    tx: Tx,
    pointId: string,
    days: { readonly fromOn: string; readonly toOn: string },
  ): Promise<void> {
    const orders = await this.points.orders(tx, pointId, days);
    const numbers = orders.map(({ number }) => number);
    if (orders.length > 0) throw new Problem('pickup-point-touches-orders', { numbers });
  }

  private async freeSlug(tx: Tx, fields: PointFields, pointId: string): Promise<string> {
    const slug = slugFrom(`${fields.name} ${fields.town}`, MAX_SLUG_CHARS);
    if (slug !== '' && !(await this.points.isSlugTaken(tx, slug))) return slug;
    return `${slug}-${pointId.slice(-12)}`.replace(/^-/, '');
  }

  private fromToday(): { readonly fromOn: string; readonly toOn: string } {
    const fromOn = this.today();
    return { fromOn, toOn: addDays(fromOn, ORDERS_AHEAD_DAYS) };
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

/** Where the postcode lies; the runs come from a list of regions that people do not type. */
function placeOf({ postcode }: PointFields): Place {
  const place = placeOfPostcode(postcode);
  if (place !== null) return place;
  throw refusal([
    faultAt('postcode', 'Diese Postleitzahl liegt nicht im Gebiet der Sammelfahrten.'),
  ]);
}

/** What was promised stays possible: enough room, a cool box for cold goods, the run that brings them. */
function bookedFaults(
  before: PointFields,
  after: PointFields,
  orders: readonly PointOrder[],
): FieldError[] {
  const perDay = [...Map.groupBy(orders, ({ on }) => on).values()].map((own) => own.length);
  const most = Math.max(0, ...perDay);
  const isBooked = orders.length > 0;
  return [
    ...(after.capacity !== null && after.capacity < most
      ? [faultAt('capacity', `An einem Tag sind schon ${most} Bestellungen gebucht.`)]
      : []),
    ...(isBooked && before.coolBox && !after.coolBox
      ? [faultAt('coolBox', 'Es sind noch Bestellungen unterwegs, vielleicht gekühlte.')]
      : []),
    ...(isBooked && before.runCode !== after.runCode
      ? [faultAt('runCode', 'Es sind noch Bestellungen mit der bisherigen Tour unterwegs.')]
      : []),
  ];
}

const refusal = (errors: readonly FieldError[]) =>
  new Problem('pickup-point-not-possible', {}, errors);

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw refusal(errors);
}
