import { readOrderReviews, writeReview } from '@markthalle/contracts/reviews';
import type { ReceivedMail } from '@markthalle/mail-inbox/received-mail';
import { type RunningMailInbox, startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { NoticesModule } from '../src/modules/notices/notices.module.ts';
import { NotificationsModule } from '../src/modules/notifications/notifications.module.ts';
import { OrdersFacade } from '../src/modules/orders/orders.facade.ts';
import { OrdersModule } from '../src/modules/orders/orders.module.ts';
import { ReviewsModule } from '../src/modules/reviews/reviews.module.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { CatalogWorld } from './catalog-world.ts';
import { mixedOrder } from './mixed-order.ts';

const SHOP = 'https://markt.example';
type Language = 'de' | 'en';

/** Buyers with real orders of real products, producers and the office, and a mail server. */
export class TrustWorld {
  private buyers = 0;

  private constructor(
    readonly catalog: CatalogWorld,
    private readonly inbox: RunningMailInbox,
  ) {}

  static async start(): Promise<TrustWorld> {
    const inbox = await startMailInbox({ httpPort: 0, smtpPort: 0 });
    const modules = [OrdersModule, ReviewsModule, NoticesModule, NotificationsModule];
    const catalog = await CatalogWorld.start(modules, {
      SMTP_URL: inbox.smtpUrl,
      PUBLIC_SHOP_URL: SHOP,
    });
    return new TrustWorld(catalog, inbox);
  }

  async stop(): Promise<void> {
    await this.catalog.api.stop();
    await this.inbox.stop();
  }

  get call() {
    return this.catalog.call;
  }

  get db() {
    return this.catalog.db;
  }

  get clock() {
    return this.catalog.api.clock;
  }

  /** An order with one line of the product; by default paid and handed over at this moment. */
  async order(
    variantId: string,
    state: { paid?: boolean; handedOver?: boolean; email?: string; language?: Language } = {},
  ) {
    const { paid = true, handedOver = true, language = 'de', email } = state;
    const { dairyId, otherId } = this.catalog;
    const draft = mixedOrder(language, 'Frauke van der Möhlen', {
      dairy: dairyId,
      orchard: otherId,
    });
    const [first] = draft.producerOrders;
    if (first?.lines[0] === undefined) throw new Error('the order has a first line');
    const lines = [{ ...first.lines[0], variantId }, ...first.lines.slice(1)];
    const parts = [{ ...first, lines }, ...draft.producerOrders.slice(1)];
    const order = { ...draft, email: email ?? draft.email, producerOrders: parts };
    await this.db.transaction((tx) => this.catalog.api.app.get(OrdersFacade).create(tx, order));
    const { orderId, token } = order;
    if (paid) {
      await this.db.execute(`update orders."order" set payment_state = 'paid' where id = $1`, [
        orderId,
      ]);
    }
    if (handedOver) await this.handOver(orderId);
    const { lines: known } = (await this.call(readOrderReviews, { orderToken: token })).value;
    return { orderId, orderToken: token, lineId: known[0]?.lineId ?? '', email: order.email };
  }

  async handOver(orderId: string): Promise<void> {
    await this.db.execute(
      `update orders.producer_order set state = 'handed_over', handed_over_at = $2
        where order_id = $1`,
      [orderId, this.clock.now()],
    );
  }

  /** A review by a buyer of their own; answers its id. */
  async reviewed(variantId: string, stars = 5, text = 'Sehr gut.') {
    this.buyers += 1;
    const order = await this.order(variantId, { email: `kundin-${this.buyers}@example.org` });
    const input = { ...order, stars, text, author: 'Frauke M.' };
    return { ...(await this.call(writeReview, input)).value, ...order };
  }

  async mailsTo(address: string): Promise<ReceivedMail[]> {
    await this.catalog.api.app.get(Worker).drain();
    const response = await fetch(`${this.inbox.url}/api/messages?to=${address}`);
    return ((await response.json()) as { messages: ReceivedMail[] }).messages.reverse();
  }
}
