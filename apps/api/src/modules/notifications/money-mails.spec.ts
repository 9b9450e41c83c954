import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ReceivedMail } from '@markthalle/mail-inbox/received-mail';
import { type RunningMailInbox, startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { Db } from '../../platform/db/db.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { NotificationsModule } from './notifications.module.ts';
import { paymentFailedMail } from './payment-failed-mail.ts';
import { refundMail } from './refund-mail.ts';
import { renderText } from './render-text.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

let api: ModulesUnderTest;
let inbox: RunningMailInbox;
let dairy: string;

beforeAll(async () => {
  inbox = await startMailInbox({ httpPort: 0, smtpPort: 0 });
  api = await startModules({
    modules: [IdentityModule, LedgerModule, NotificationsModule],
    now: '2026-11-23T08:00:00Z',
    environment: { SMTP_URL: inbox.smtpUrl, PUBLIC_PORTAL_URL: 'https://hof.example' },
  });
  dairy = await new PaidOrders(api.app).producer('Käserei');
  await api.app.get(Db).transaction(async (tx) => {
    for (const [email, language] of [
      ['almut@dairy.example', 'de'],
      ['ole@dairy.example', 'en'],
    ] as const) {
      const accountId = await api.app.get(IdentityFacade).createAccount(tx, {
        email,
        password: 'Moin-zusammen',
        displayName: email,
        language,
        isStaff: false,
        verified: true,
      });
      await api.app.get(ProducersFacade).addMember(tx, dairy, accountId);
    }
  });
});
afterAll(async () => {
  await api.stop();
  await inbox.stop();
});

it('tells every member once that the bank refused a payout, in their language', async () => {
  const mails = api.app.get(SendMoneyMailsService);
  const failed = { kind: 'payout-failed', amountCents: 1_536 } as const;
  await mails.tellProducer(dairy, 'po_1', failed);
  await mails.tellProducer(dairy, 'po_1', failed);
  const response = await fetch(`${inbox.url}/api/messages`);
  const { messages: received } = (await response.json()) as { messages: ReceivedMail[] };
  expect(received.map(({ subject }) => subject).sort()).toEqual([
    'Ihre Bank hat eine Auszahlung zurückgewiesen',
    'Your bank has refused a payout',
  ]);
  const german = received.find(({ subject }) => subject.startsWith('Ihre'));
  expect(german?.text).toContain('15,36\u00a0€');
  expect(german?.text).toContain('https://hof.example/konto-einrichten');
});

it('tells the buyer what a failed debit means for the goods', () => {
  const input = {
    language: 'de',
    brandName: 'Markt',
    shopUrl: 'https://markt.example',
    orderNumber: '26-000001',
    orderToken: 'abc',
    totalCents: 2_676,
  } as const;
  const kept = renderText(paymentFailedMail({ ...input, isShipped: false }));
  expect(kept).toContain('26,76\u00a0€');
  expect(kept).toContain('https://markt.example/bestellung/abc');
  expect(kept).toContain('nicht verschickt');
  expect(renderText(paymentFailedMail({ ...input, isShipped: true }))).toContain('schon unterwegs');
});

it.each([
  ['succeeded', 'de', 'auf dem Weg, auf dem Sie bezahlt haben', '/bestellung/abc'],
  ['failed', 'de', 'Das Geld steht Ihnen weiter zu', '/bestellung/abc'],
  ['paid_by_bank', 'de', 'auf Ihr Bankkonto', '/bestellung/abc'],
  ['succeeded', 'en', 'by the means with which you paid', '/en/order/abc'],
  ['failed', 'en', 'The money is still yours', '/en/order/abc'],
  ['paid_by_bank', 'en', 'to your bank account', '/en/order/abc'],
] as const)('tells the buyer that a refund has %s (%s)', (outcome, language, words, link) => {
  const mail = refundMail({
    language,
    brandName: 'Markt',
    shopUrl: 'https://markt.example',
    orderNumber: '26-000001',
    orderToken: 'abc',
    amountCents: 388,
    outcome,
  });
  const text = renderText(mail).replace(/\s+/g, ' ');
  expect(mail.subject).toContain('26-000001');
  expect(text).toContain(language === 'de' ? '3,88 €' : '€3.88');
  expect(text).toContain(words);
  expect(text).toContain(`https://markt.example${link}`);
});
