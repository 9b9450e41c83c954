import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type RunningMailInbox, startMailInbox } from '../src/start-mail-inbox.ts';

const SECRET = 'nur-für-diesen-test-0123456789-abcdef';

let inbox: RunningMailInbox;
let market: Server;
let taken: string[];

beforeEach(async () => {
  taken = [];
  market = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    taken.push(body);
    response.end('{}');
  });
  await new Promise<void>((resolve) => market.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(market.address() as AddressInfo).port}/sms/inbound`;
  inbox = await startMailInbox({ httpPort: 0, smtpPort: 0, smsReplies: { url, secret: SECRET } });
});
afterEach(async () => {
  await inbox.stop();
  await new Promise((resolve) => market.close(resolve));
});

async function received(to: string): Promise<string> {
  const transport = createTransport(inbox.smtpUrl);
  await transport.sendMail({
    from: 'post@markt.example',
    to,
    subject: 'SMS',
    text: 'JA oder NEIN?',
  });
  transport.close();
  return `${inbox.url}/messages/1`;
}

describe('an SMS in the inbox', () => {
  it('is answered as a gateway hands answers over, signed', async () => {
    const page = await received('491712345678@sms.invalid');
    const html = await fetch(page);
    expect(html.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await html.text()).toContain('name="text"');
    const body = new URLSearchParams({ text: 'JA 481516' });
    const answer = await fetch(`${page}/reply`, { method: 'POST', body });
    expect(await answer.text()).toContain('The answer was sent');
    const { signature, ...sms } = JSON.parse(taken[0] ?? '{}');
    expect(sms).toMatchObject({ from: '+491712345678', text: 'JA 481516' });
    const list = [sms.sentAt, sms.messageId, sms.from, sms.text];
    const signed = createHmac('sha256', SECRET).update(JSON.stringify(list)).digest('hex');
    expect(signature).toBe(signed);
  });

  it('is told from a mail, which nobody answers here', async () => {
    const page = await received('anna@kundin.example');
    expect(await (await fetch(page)).text()).not.toContain('name="text"');
    const body = new URLSearchParams({ text: 'JA 481516' });
    expect((await fetch(`${page}/reply`, { method: 'POST', body })).status).toBe(404);
    expect(taken).toEqual([]);
  });
});
