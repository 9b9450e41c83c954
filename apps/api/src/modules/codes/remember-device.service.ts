import type { rememberDevice } from '@markthalle/contracts/codes';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { DeviceToken } from './device-token.ts';
import { DevicesStore } from './devices.store.ts';

/** Twelve months, as the box says that the buyer ticks. */
const REMEMBERED_MS = 365 * DAY_MS;

/** Remembers and forgets browsers; only after the buyer asked for it (§ 25(1) TDDDG). */
@Injectable()
export class RememberDevice {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly store: DevicesStore,
    private readonly tokens: DeviceToken,
    private readonly clock: Clock,
  ) {}

  async remember(orderToken: string): Promise<OutputOf<typeof rememberDevice>> {
    const order = await this.orders.readForReorder(orderToken);
    if (order === null) throw new Problem('order-not-found');
    const token = this.tokens.make();
    const now = this.clock.now();
    const expiresAt = later(now, REMEMBERED_MS);
    const { accountId, email, buyerName, phone, street, postcode, town } = order;
    const ways = Object.fromEntries(order.parts.map(({ producerId, way }) => [producerId, way]));
    const device = { accountId, email, buyerName, phone, street, postcode, town, ways };
    await this.db.transaction(async (tx) => {
      await this.store.removeExpired(tx, now);
      await this.store.insert(tx, token, device, now, expiresAt);
    });
    return { deviceToken: token, expiresAt: expiresAt.toISOString() };
  }

  async forget(deviceToken: string): Promise<{ forgotten: true }> {
    if (this.tokens.isOurs(deviceToken)) {
      await this.db.transaction((tx) => this.store.remove(tx, deviceToken));
    }
    return { forgotten: true };
  }
}
