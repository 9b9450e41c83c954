import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RecallsFacade } from '../recalls/recalls.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import { orderUrlOf } from './order-calendar-file.ts';
import { recallMail } from './recall-mails.ts';

const KIND = 'notifications.recall';

/** Tells buyers of recalled goods, each order once; what surely went out is noted as proof. */
@Injectable()
export class RecallMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly orders: OrdersFacade,
    private readonly recalls: RecallsFacade,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KIND, (recall) => this.tell(recall));
  }

  private async tell({ recallId, orderId }: JobPayloads[typeof KIND]): Promise<void> {
    const order = await this.orders.readForPayment(orderId);
    if (order === null) throw new Error(`Recall ${recallId} has no order ${orderId}`);
    const { language, email, token } = order;
    const recall = await this.recalls.forMail(recallId, orderId, language);
    if (recall === null) return;
    const part = order.producerOrders.find((one) => one.producerId === recall.producerId);
    const key = `${KIND}:${recallId}:${orderId}`;
    await this.deliveries.sendOnce(key, KIND, async () => {
      const { brandName, urls } = this.config;
      const orderUrl = `${orderUrlOf(urls.shop, language, token)}#rueckruf`;
      const number = part?.number ?? order.number;
      const mail = { ...recall, language, brandName, orderUrl, number };
      return { to: email, model: recallMail(mail) };
    });
    if (await this.deliveries.wasSent(key)) await this.recalls.noteTold(recallId, orderId);
  }
}
