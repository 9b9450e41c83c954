import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import { orderUrlOf } from './order-calendar-file.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';
import { producerTripMail, tripMail } from './trip-mails.ts';

/** Mails about trips that are not driven on their day: to buyers and to producers, one per change. */
@Injectable()
export class TripMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly orders: OrdersFacade,
    private readonly members: SendMoneyMailsService,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.trip-changed', (change) => this.tellBuyer(change));
    this.jobs.handle('notifications.producer-trip-changed', (change) => {
      const kind = 'notifications.producer-trip-changed';
      const key = `${kind}:${change.changeId}:${change.producerId}`;
      return this.members.tellMembers(change.producerId, key, kind, (input) =>
        producerTripMail(change, input),
      );
    });
  }

  private tellBuyer(change: JobPayloads['notifications.trip-changed']): Promise<void> {
    const kind = 'notifications.trip-changed';
    const { changeId, orderId } = change;
    return this.deliveries.sendOnce(`${kind}:${changeId}:${orderId}`, kind, async () => {
      const placed = await this.orders.readForPayment(orderId);
      const order = await this.orders.readView(orderId);
      if (placed === null || order === null) throw new Error(`${orderId} is not in the orders`);
      const { language, email, token } = placed;
      const { brandName, urls } = this.config;
      const problemUrl = `${urls.shop}${language === 'de' ? '' : '/en'}/problem/${token}`;
      const orderUrl = orderUrlOf(urls.shop, language, token);
      const model = tripMail({ change, order, language, brandName, orderUrl, problemUrl });
      return { to: email, model };
    });
  }
}
