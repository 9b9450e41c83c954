import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { PackingFacade } from '../packing/packing.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import { orderUrlOf } from './order-calendar-file.ts';
import { answerMail, shortageMail } from './packing-mails.ts';

/** Mails about packing: to buyers of whom something is missing, to producers who have not answered. */
@Injectable()
export class PackingMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly orders: OrdersFacade,
    private readonly identity: IdentityFacade,
    private readonly packing: PackingFacade,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.shortage', (shortage) => this.tellBuyer(shortage));
    this.jobs.handle('notifications.answer-order', (question) => this.askProducer(question));
  }

  private tellBuyer(shortage: JobPayloads['notifications.shortage']): Promise<void> {
    const kind = 'notifications.shortage';
    const { orderId, producerOrderId, shortageId, refundCents, missing } = shortage;
    return this.deliveries.sendOnce(`${kind}:${shortageId}`, kind, async () => {
      const { language, email, token } =
        (await this.orders.readForPayment(orderId)) ?? gone(orderId);
      const mail = await this.partMail(orderId, producerOrderId, language);
      const orderUrl = orderUrlOf(this.config.urls.shop, language, token);
      return { to: email, model: shortageMail({ ...mail, orderUrl, refundCents, missing }) };
    });
  }

  /** Who has left meanwhile is not asked. */
  private askProducer(question: JobPayloads['notifications.answer-order']): Promise<void> {
    const kind = 'notifications.answer-order';
    const { linkId, orderId, producerOrderId, accountId } = question;
    return this.deliveries.sendOnce(`${kind}:${linkId}`, kind, async () => {
      const contact = await this.identity.contactOf(accountId);
      if (contact === null) return null;
      const portalUrl = this.config.urls.portal;
      const answerUrl = `${portalUrl}/antwort/${this.packing.answerTokenOf(linkId)}`;
      const mail = await this.partMail(orderId, producerOrderId, contact.language);
      return { to: contact.email, model: answerMail({ ...mail, answerUrl, portalUrl }) };
    });
  }

  private async partMail(orderId: string, producerOrderId: string, language: 'de' | 'en') {
    const order = (await this.orders.readView(orderId, language)) ?? gone(orderId);
    const part = order.producerOrders.find((one) => one.producerOrderId === producerOrderId);
    const { brandName } = this.config;
    return { order, part: part ?? gone(producerOrderId), language, brandName };
  }
}

function gone(id: string): never {
  throw new Error(`${id} is not in the orders`);
}
