import type { OrderView } from '@markthalle/contracts/orders';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { type AddressedMail, MailDeliveryService } from './mail-delivery.service.ts';
import { newOrderMail } from './new-order-mail.ts';
import { calendarOf, orderUrlOf } from './order-calendar-file.ts';
import { orderConfirmation } from './order-confirmation.ts';

/** More people than any producer has in the portal; a list beyond it is a mistake in the data. */
const MAX_MEMBERS = 50;

/**
 * Mails about a paid order: each recipient has a job of their own, so that one bad address holds
 * nobody up.
 */
@Injectable()
export class SendOrderMailsService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly orders: OrdersFacade,
    private readonly producers: ProducersFacade,
    private readonly identity: IdentityFacade,
    private readonly deliveries: MailDeliveryService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Plans the buyer's confirmation and a mail to every member of each producer. */
  async planPaidOrder(orderId: string): Promise<void> {
    const order = await this.orders.readForPayment(orderId);
    if (order === null) throw new Error(`Order ${orderId} does not exist`);
    const members = await Promise.all(
      order.producerOrders.map(async ({ producerId, producerOrderId }) => {
        const contacts = await this.producers.membersOf(producerId);
        return contacts
          .slice(0, MAX_MEMBERS)
          .map(({ accountId }) => ({ orderId, producerOrderId, accountId }));
      }),
    );
    await this.db.transaction(async (tx) => {
      await this.jobs.add(tx, 'notifications.order-confirmation', { orderId });
      for (const mail of members.flat()) await this.jobs.add(tx, 'notifications.new-order', mail);
    });
  }

  /** With the mail goes the information on withdrawal: once it is surely out, periods may begin. */
  async confirmToBuyer(orderId: string): Promise<void> {
    const kind = 'notifications.order-confirmation';
    const key = `${kind}:${orderId}`;
    await this.deliveries.sendOnce(key, kind, async () => {
      const { language, email } = (await this.orders.readForPayment(orderId)) ?? missing(orderId);
      const order = await this.readView(orderId, language);
      const { brandName, urls } = this.config;
      const orderUrl = orderUrlOf(urls.shop, language, order.orderToken);
      return {
        to: email,
        model: orderConfirmation({ order, language, brandName, shopUrl: urls.shop }),
        attachments: calendarOf(order, { language, orderUrl, now: this.clock.now() }),
      };
    });
    if (!(await this.deliveries.wasSent(key))) return;
    await this.db.transaction((tx) => this.orders.noteInformed(tx, orderId));
  }

  tellProducer(orderId: string, producerOrderId: string, accountId: string): Promise<void> {
    const kind = 'notifications.new-order';
    return this.deliveries.sendOnce(`${kind}:${producerOrderId}:${accountId}`, kind, () =>
      this.writeNewOrder(orderId, producerOrderId, accountId),
    );
  }

  private async writeNewOrder(
    orderId: string,
    producerOrderId: string,
    accountId: string,
  ): Promise<AddressedMail | null> {
    const contact = await this.identity.contactOf(accountId);
    if (contact === null) return null;
    const order = await this.readView(orderId, contact.language);
    const part = order.producerOrders.find((row) => row.producerOrderId === producerOrderId);
    if (part === undefined) return missing(producerOrderId);
    const { brandName, urls } = this.config;
    return {
      to: contact.email,
      model: newOrderMail({
        order,
        part,
        language: contact.language,
        brandName,
        portalUrl: urls.portal,
      }),
    };
  }

  private async readView(orderId: string, language: 'de' | 'en'): Promise<OrderView> {
    return (await this.orders.readView(orderId, language)) ?? missing(orderId);
  }
}

function missing(id: string): never {
  throw new Error(`${id} is not in the orders`);
}
