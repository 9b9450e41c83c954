import type { OrderView } from '@markthalle/contracts/orders';
import { legalWords } from '@markthalle/domain/legalMarkup';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { DocumentsFacade } from '../documents/documents.facade.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { LegalFacade } from '../legal/legal.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { contractConfirmation } from './contract-confirmation.ts';
import { legalFile } from './legal-file.ts';
import { type AddressedMail, MailDeliveryService } from './mail-delivery.service.ts';
import { newOrderMail } from './new-order-mail.ts';
import { calendarOf, orderUrlOf } from './order-calendar-file.ts';
import { orderReceived } from './order-received.ts';
import { partOnItsWay, stepToTell } from './part-on-its-way.ts';

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
    private readonly legal: LegalFacade,
    private readonly papers: DocumentsFacade,
    private readonly deliveries: MailDeliveryService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Plans the buyer's confirmations, one per contract, and a mail to every member of each producer. */
  async planPaidOrder(orderId: string): Promise<void> {
    const order = await this.orders.readForPayment(orderId);
    if (order === null) throw new Error(`Order ${orderId} does not exist`);
    const members = await Promise.all(
      order.producerOrders.map(async ({ producerId, producerOrderId }) => {
        const contacts = await this.producers.membersOf(producerId, 'orders');
        return contacts
          .slice(0, MAX_MEMBERS)
          .map(({ accountId }) => ({ orderId, producerOrderId, accountId }));
      }),
    );
    await this.db.transaction(async (tx) => {
      for (const { producerOrderId } of order.producerOrders) {
        await this.jobs.add(tx, 'notifications.contract-confirmation', {
          orderId,
          producerOrderId,
        });
      }
      for (const mail of members.flat()) await this.jobs.add(tx, 'notifications.new-order', mail);
    });
  }

  /** At once and to everybody: the receipt is owed before and beside any acceptance (§ 312i(1) no. 3 BGB). */
  confirmReceipt(orderId: string): Promise<void> {
    const kind = 'notifications.order-received';
    return this.deliveries.sendOnce(`${kind}:${orderId}`, kind, async () => {
      const { order, language, email } = await this.readOrder(orderId);
      const { brandName, urls } = this.config;
      const model = orderReceived({ order, language, brandName, shopUrl: urls.shop });
      return { to: email, model };
    });
  }

  /**
   * One mail per contract. With the mails goes the information on withdrawal: once all are surely out, periods may
   * begin (§ 356(3) BGB).
   */
  async confirmContract(orderId: string, producerOrderId: string): Promise<void> {
    const kind = 'notifications.contract-confirmation';
    await this.deliveries.sendOnce(`${kind}:${producerOrderId}`, kind, () =>
      this.writeConfirmation(orderId, producerOrderId),
    );
    const { order } = await this.readOrder(orderId);
    for (const part of order.producerOrders) {
      if (!(await this.deliveries.wasSent(`${kind}:${part.producerOrderId}`))) return;
    }
    await this.db.transaction((tx) => this.orders.noteInformed(tx, orderId));
  }

  private async writeConfirmation(
    orderId: string,
    producerOrderId: string,
  ): Promise<AddressedMail> {
    const { order, part, language, email } = await this.readPart(orderId, producerOrderId);
    const { brandName, urls } = this.config;
    const ids = await this.orders.legalDocumentIdsOf(orderId);
    const documents = await this.legal.versionsOf(ids);
    const guarantee = documents.find(({ kind }) => kind === 'guarantee_notice');
    const notice =
      guarantee ?? (await this.legal.inForce('guarantee_notice', language, this.now()));
    const orderUrl = orderUrlOf(urls.shop, language, order.orderToken);
    return {
      to: email,
      model: contractConfirmation({
        order,
        part,
        language,
        brandName,
        shopUrl: urls.shop,
        agent: await this.papers.cooperative(),
        guarantee: legalWords(notice.body),
      }),
      attachments: [
        ...(documents.length === 0
          ? []
          : [legalFile({ documents, orderNumber: order.number, language, shopUrl: urls.shop })]),
        ...calendarOf(
          { ...order, producerOrders: [part] },
          { language, orderUrl, now: this.now() },
        ),
      ],
    };
  }

  /** What is fetched is told when it is ready, everything else when it leaves; tickets travel by mail. */
  tellOnItsWay(
    orderId: string,
    producerOrderId: string,
    step: 'mark_ready' | 'hand_over',
  ): Promise<void> {
    const kind = 'notifications.part-on-its-way';
    return this.deliveries.sendOnce(`${kind}:${producerOrderId}:${step}`, kind, async () => {
      const { order, part, language, email } = await this.readPart(orderId, producerOrderId);
      if (step !== stepToTell(part.way)) return null;
      // Goods that were packed and handed over in one go have been fetched already.
      const isGone = part.state === 'handed_over' || part.state === 'completed';
      if (step === 'mark_ready' && isGone) return null;
      const { brandName, urls } = this.config;
      const orderUrl = orderUrlOf(urls.shop, language, order.orderToken);
      return { to: email, model: partOnItsWay({ order, part, language, brandName, orderUrl }) };
    });
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

  private now(): Date {
    return this.clock.now();
  }

  /** In the language of its buyer. */
  private async readOrder(orderId: string) {
    const { language, email } = (await this.orders.readForPayment(orderId)) ?? missing(orderId);
    return { order: await this.readView(orderId, language), language, email };
  }

  private async readPart(orderId: string, producerOrderId: string) {
    const read = await this.readOrder(orderId);
    const part = read.order.producerOrders.find((one) => one.producerOrderId === producerOrderId);
    return { ...read, part: part ?? missing(producerOrderId) };
  }

  private async readView(orderId: string, language: 'de' | 'en'): Promise<OrderView> {
    return (await this.orders.readView(orderId, language)) ?? missing(orderId);
  }
}

function missing(id: string): never {
  throw new Error(`${id} is not in the orders`);
}
