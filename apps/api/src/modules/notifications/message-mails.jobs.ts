import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { MessagesFacade, type MessageToMail } from '../messages/messages.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import { answeredMail, newMessageMail } from './message-mails.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

const KIND = 'notifications.message';

/** Mails about conversations: to whoever did not write the message. */
@Injectable()
export class MessageMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly messages: MessagesFacade,
    private readonly orders: OrdersFacade,
    private readonly members: SendMoneyMailsService,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KIND, async ({ messageId }) => {
      const message = await this.messages.forMail(messageId);
      if (message === null) throw new Error(`Message ${messageId} does not exist`);
      return message.author === 'producer'
        ? this.tellBuyer(messageId, message)
        : this.tellProducer(messageId, message);
    });
  }

  private tellProducer(messageId: string, message: MessageToMail): Promise<void> {
    const write = (input: Parameters<typeof newMessageMail>[1]) => newMessageMail(message, input);
    return this.members.tellMembers(message.producerId, `${KIND}:${messageId}`, KIND, write);
  }

  private tellBuyer(messageId: string, message: MessageToMail): Promise<void> {
    return this.deliveries.sendOnce(`${KIND}:${messageId}`, KIND, async () => {
      const order = await this.orders.readForPayment(message.orderId ?? '');
      const part = order?.producerOrders.find(
        (one) => one.producerOrderId === message.producerOrderId,
      );
      if (!order || !part) throw new Error(`Message ${messageId} has no order`);
      const { language, token } = order;
      const { urls, brandName } = this.config;
      const { producerName, number } = part;
      const { words } = message;
      const threadUrl = `${urls.shop}${PATHS[language](token)}#teil-${part.producerOrderId}`;
      const mail = { language, brandName, producerName, number, words, threadUrl };
      return { to: order.email, model: answeredMail(mail) };
    });
  }
}

/** The page of the conversations of an order, as the shop has it. */
const PATHS = {
  de: (token: string) => `/bestellung/${token}/nachrichten`,
  en: (token: string) => `/en/order/${token}/messages`,
};
