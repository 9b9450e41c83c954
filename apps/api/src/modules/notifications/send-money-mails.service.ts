import type { ProducerRight } from '@markthalle/domain/producerRights';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import type { JobPayloads } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import type { MailModel } from './mail-model.ts';
import { paymentFailedMail } from './payment-failed-mail.ts';
import { type PayoutMail, payoutMail } from './payout-mails.ts';
import { refundMail } from './refund-mail.ts';

/** What every mail that leads into the portal is written with. */
export interface PortalMailInput {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly portalUrl: string;
}

/** More people than any producer has in the portal; a list beyond it is a mistake in the data. */
const MAX_MEMBERS = 50;

/** Mails about money that did not arrive: to the members of a producer, or to the buyer. */
@Injectable()
export class SendMoneyMailsService {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly producers: ProducersFacade,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells a producer about payouts, once per event and member. `event` names what happened. */
  tellProducer(producerId: string, event: string, mail: PayoutMail): Promise<void> {
    const kind = `notifications.${mail.kind}`;
    const write = (input: PortalMailInput) => payoutMail(mail, input);
    return this.tellMembers(producerId, `${kind}:${event}`, kind, write, 'money');
  }

  /**
   * Once per key and member who may deal with it. An address that fails holds up nobody: the others are written to first,
   * then the job tries again.
   */
  async tellMembers(
    producerId: string,
    key: string,
    kind: string,
    write: (input: PortalMailInput) => MailModel,
    right: ProducerRight = 'orders',
  ): Promise<void> {
    const members = (await this.producers.membersOf(producerId, right)).slice(0, MAX_MEMBERS);
    const { brandName, urls } = this.config;
    const sent = await Promise.allSettled(
      members.map(({ accountId, email, language }) =>
        this.deliveries.sendOnce(`${key}:${accountId}`, kind, async () => ({
          to: email,
          model: write({ language, brandName, portalUrl: urls.portal }),
        })),
      ),
    );
    const failed = sent.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Tells the buyer what became of a refund, once per outcome. */
  tellRefund(refund: JobPayloads['notifications.refund']): Promise<void> {
    const kind = 'notifications.refund';
    const { refundId, orderId, outcome, amountCents } = refund;
    return this.deliveries.sendOnce(`${kind}:${refundId}:${outcome}`, kind, async () => {
      const order = await this.orders.readForPayment(orderId);
      if (order === null) throw new Error(`Order ${orderId} does not exist`);
      return {
        to: order.email,
        model: refundMail({
          language: order.language,
          brandName: this.config.brandName,
          shopUrl: this.config.urls.shop,
          orderNumber: order.number,
          orderToken: order.token,
          amountCents,
          outcome,
        }),
      };
    });
  }

  tellBuyer(orderId: string): Promise<void> {
    const kind = 'notifications.payment-failed';
    return this.deliveries.sendOnce(`${kind}:${orderId}`, kind, async () => {
      const order = await this.orders.readForPayment(orderId);
      if (order === null) throw new Error(`Order ${orderId} does not exist`);
      return {
        to: order.email,
        model: paymentFailedMail({
          language: order.language,
          brandName: this.config.brandName,
          shopUrl: this.config.urls.shop,
          orderNumber: order.number,
          orderToken: order.token,
          totalCents: order.totalCents,
          isShipped: order.shipEarlyAt !== null,
        }),
      };
    });
  }
}
