import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { submitWithdrawal } from '@markthalle/contracts/withdrawals';
import type { ReceivedMail } from '@markthalle/mail-inbox/received-mail';
import { type RunningMailInbox, startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { takeAllSteps } from '../../../test/take-all-steps.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { NotificationsModule } from './notifications.module.ts';
import { SendOrderMailsService } from './send-order-mails.service.ts';

let api: ModulesUnderTest;
let inbox: RunningMailInbox;
let orders: PaidOrders;
let farm: string;

beforeAll(async () => {
  inbox = await startMailInbox({ httpPort: 0, smtpPort: 0 });
  api = await startModules({
    modules: [IdentityModule, FulfilmentModule, CasesModule, NotificationsModule],
    now: '2026-11-10T21:15:42Z',
    environment: {
      SMTP_URL: inbox.smtpUrl,
      PUBLIC_SHOP_URL: 'https://shop.example',
      PUBLIC_PORTAL_URL: 'https://hof.example',
    },
  });
  orders = new PaidOrders(api.app);
  farm = await orders.producer('Hof Post');
  await orders.person({ producerId: farm });
});
afterAll(async () => {
  await api.stop();
  await inbox.stop();
});

async function mailsAbout(part: string): Promise<ReceivedMail[]> {
  const response = await fetch(`${inbox.url}/api/messages`);
  const { messages } = (await response.json()) as { messages: ReceivedMail[] };
  return messages.filter(({ subject }) => subject.includes(part));
}

const withdraw = (input: object) =>
  callRoute(
    api.app,
    submitWithdrawal,
    { name: 'Kundin Käufer', email: 'kundin@example.org', orderReference: 'Honig', ...input },
    { idempotencyKey: `click-${newId()}` },
  );

it('LAW-WITHDR-4 confirms the receipt with content, time and PDF, and copies the seller', async () => {
  const order = await orders.paid([
    {
      producerId: farm,
      goodsCents: 0,
      lines: [
        { name: 'Becher', quantity: 1, unitPriceCents: 2_000 },
        {
          name: 'Frischer Fisch',
          quantity: 1,
          unitPriceCents: 900,
          withdrawable: false,
          withdrawalReason: 'perishable',
        },
      ],
    },
  ]);
  await takeAllSteps(api.app, order, farm);
  const receipt = (await withdraw({ orderReference: order.number })).value;
  await api.app.get(Worker).drain();
  const [mail, ...more] = await mailsAbout(`Eingang Ihres Widerrufs ${receipt.number}`);
  expect(more).toEqual([]);
  const text = (mail?.text ?? '').replace(/\s+/g, ' ');
  expect(text).toContain('10. November 2026, 22:15:42 Uhr');
  expect(text).toContain(receipt.contentSha256);
  expect(text).toContain('Ob der Widerruf wirksam ist, sagt diese E-Mail noch nicht.');
  expect(mail?.html).toContain('22:15:42');
  expect(JSON.stringify(mail)).toContain(`${receipt.number}.pdf`);
  const [answer] = await mailsAbout('so geht es weiter');
  const said = (answer?.text ?? '').replace(/\s+/g, ' ');
  expect(said).toContain('Hof GbR, Dorfstraße 1, 17139 Malchin');
  expect(said).toContain('24. November 2026');
  expect(said).toContain('Der Artikel verdirbt schnell');
  expect(said).toContain('kostet Sie kein Porto');
  expect(await mailsAbout(`Widerruf zur Bestellung ${order.number}-1`)).toHaveLength(1);
});

it('confirms a declaration without an order too, and tells nothing of any order', async () => {
  const receipt = (await withdraw({ email: 'fremd@example.org', language: 'en' })).value;
  await api.app.get(Worker).drain();
  const [mail] = await mailsAbout(`Your withdrawal ${receipt.number} was received`);
  expect(mail?.text).toContain('We are now looking for the order');
  expect(mail?.text).not.toContain('/order/');
});

it('LAW-WITHDR-7 takes a confirmation that surely went out as proof of the information', async () => {
  const order = await orders.paid([{ producerId: farm, goodsCents: 500 }]);
  const informed = () =>
    api.app
      .get(Db)
      .row<{ at: Date | null }>('select informed_at as at from orders."order" where id = $1', [
        order.orderId,
      ]);
  expect(await informed()).toEqual({ at: null });
  const part = order.parts.get(farm) ?? '';
  await api.app.get(SendOrderMailsService).confirmContract(order.orderId, part);
  expect(await informed()).toEqual({ at: new Date('2026-11-10T21:15:42Z') });
});
