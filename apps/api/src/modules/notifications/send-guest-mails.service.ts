import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { StockAlertsFacade } from '../stock-alerts/stock-alerts.facade.ts';
import { type DateEvent, dateMail } from './date-mails.ts';
import { type AddressedMail, MailDeliveryService } from './mail-delivery.service.ts';
import { calendarOf, orderUrlOf } from './order-calendar-file.ts';
import { stockAlertConfirmation, stockAlertMail } from './stock-alert-mails.ts';

interface BookedLine {
  readonly orderId: string;
  readonly lineId: string;
  readonly variantId: string;
}

/** Mails to people who have booked a date, and to those who wait for something. */
@Injectable()
export class SendGuestMailsService {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly alerts: StockAlertsFacade,
    private readonly deliveries: MailDeliveryService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Once per line, date and event. */
  tellDate({ orderId, lineId, variantId }: BookedLine, event: DateEvent): Promise<void> {
    const kind = `notifications.date-${event.kind}`;
    return this.deliveries.sendOnce(`${kind}:${lineId}:${variantId}`, kind, () =>
      this.writeDate(orderId, lineId, event),
    );
  }

  /** Once per job: a wish that was asked for again gets a mail again. */
  askToConfirm(alertId: string, jobId: string): Promise<void> {
    const kind = 'notifications.stock-alert-confirmation';
    return this.deliveries.sendOnce(`${kind}:${alertId}:${jobId}`, kind, async () => {
      const letter = await this.alerts.confirmationLetter(alertId);
      return letter && { to: letter.email, model: stockAlertConfirmation(letter, this.context()) };
    });
  }

  tellReturn(alertId: string, jobId: string): Promise<void> {
    const kind = 'notifications.stock-alert';
    return this.deliveries.sendOnce(`${kind}:${alertId}:${jobId}`, kind, async () => {
      const letter = await this.alerts.returnLetter(alertId);
      return letter && { to: letter.email, model: stockAlertMail(letter, this.context()) };
    });
  }

  private context() {
    return { brandName: this.config.brandName, shopUrl: this.config.urls.shop };
  }

  private async writeDate(
    orderId: string,
    lineId: string,
    event: DateEvent,
  ): Promise<AddressedMail | null> {
    const stored = await this.orders.readForPayment(orderId);
    if (stored === null) throw new Error(`${orderId} is not in the orders`);
    const { language, email } = stored;
    const order = await this.orders.readView(orderId, language);
    const part = order?.producerOrders.find((one) => one.lines.some((l) => l.lineId === lineId));
    const line = part?.lines.find((one) => one.lineId === lineId);
    if (!order || !part || !line?.occasion) throw new Error(`${lineId} has no date`);
    const orderUrl = orderUrlOf(this.config.urls.shop, language, order.orderToken);
    const now = this.clock.now();
    return {
      to: email,
      model: dateMail({
        language,
        brandName: this.config.brandName,
        orderUrl,
        orderNumber: order.number,
        title: line.occasion.title,
        seats: line.quantity,
        startsAt: line.occasion.startsAt,
        meetingPlace: line.occasion.meetingPlace,
        producerName: part.producerName,
        phone: part.seller.phone,
        event,
      }),
      attachments: event.kind === 'canceled' ? [] : calendarOf(order, { language, orderUrl, now }),
    };
  }
}
