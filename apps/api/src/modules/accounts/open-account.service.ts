import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';

/** An account is offered after the order only, and opened by a link to the order's own address. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly db: Db,
    private readonly identity: IdentityFacade,
    private readonly orders: OrdersFacade,
  ) {}

  async forOrder(orderToken: string): Promise<{ mailed: true }> {
    const order = await this.orders.readForReorder(orderToken);
    if (order === null) throw new Problem('order-not-found');
    const { email, buyerName, language } = order;
    await this.db.transaction((tx) =>
      this.identity.inviteToAccount(tx, { email, displayName: buyerName, language }),
    );
    return { mailed: true };
  }

  /** What was ordered as a guest with a proved address is the account's. */
  async adopt(accountId: string): Promise<void> {
    const contact = await this.identity.contactOf(accountId);
    if (contact === null) return;
    await this.db.transaction((tx) => this.orders.adopt(tx, accountId, contact.email));
  }
}
