import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { ReceivedMail } from '../src/received-mail.ts';
import { type RunningMailInbox, startMailInbox } from '../src/start-mail-inbox.ts';

let dataDir: string;
let inbox: RunningMailInbox;

const open = () => startMailInbox({ httpPort: 0, smtpPort: 0, dataDir });

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'mail-inbox-'));
  inbox = await open();
});

afterEach(async () => {
  await inbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function sendMail(message: object) {
  const transport = createTransport(inbox.smtpUrl);
  try {
    await transport.sendMail({ from: 'Markthalle <post@markthalle.example>', ...message });
  } finally {
    transport.close();
  }
}

async function messages(query = ''): Promise<ReceivedMail[]> {
  const response = await fetch(`${inbox.url}/api/messages${query}`);
  return ((await response.json()) as { messages: ReceivedMail[] }).messages;
}

describe('the mail inbox', () => {
  it('takes a mail and gives back its parts', async () => {
    await sendMail({
      to: 'anna@example.org',
      bcc: 'copy@example.org',
      subject: 'Ihre Bestellung: Äpfel & Käse',
      text: 'Guten Tag',
      html: '<p>Guten <b>Tag</b></p>',
      attachments: [{ filename: 'agb.pdf', content: 'abc', contentType: 'application/pdf' }],
    });
    expect(await messages()).toEqual([
      {
        id: 1,
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        from: '"Markthalle" <post@markthalle.example>',
        to: ['anna@example.org', 'copy@example.org'],
        subject: 'Ihre Bestellung: Äpfel & Käse',
        text: 'Guten Tag',
        html: '<p>Guten <b>Tag</b></p>',
        attachments: [{ name: 'agb.pdf', contentType: 'application/pdf', sizeBytes: 3 }],
      },
    ]);
  });

  it('lists the newest first and finds by recipient, whatever the case', async () => {
    await sendMail({ to: 'anna@example.org', subject: 'one', text: '1' });
    await sendMail({ to: 'ben@example.org', subject: 'two', text: '2' });
    await sendMail({ to: 'Anna@Example.org', subject: 'three', text: '3' });
    const subjects = async (query: string) => (await messages(query)).map(({ subject }) => subject);
    expect(await subjects('')).toEqual(['three', 'two', 'one']);
    expect(await subjects('?to=anna%40example.org')).toEqual(['three', 'one']);
    expect(await subjects('?to=nobody%40example.org')).toEqual([]);
  });

  it('accepts any login', async () => {
    const url = new URL(inbox.smtpUrl);
    url.username = 'market';
    url.password = 'whatever';
    const transport = createTransport(url.href);
    await transport.sendMail({ from: 'a@example.org', to: 'b@example.org', text: 'x' });
    transport.close();
    expect(await messages()).toHaveLength(1);
  });

  it('keeps its mails over a restart and goes on counting', async () => {
    await sendMail({ to: 'anna@example.org', subject: 'kept', text: '1' });
    await inbox.stop();
    inbox = await open();
    await sendMail({ to: 'anna@example.org', subject: 'new', text: '2' });
    expect((await messages()).map(({ id, subject }) => [id, subject])).toEqual([
      [2, 'new'],
      [1, 'kept'],
    ]);
  });

  it('forgets the oldest beyond 500', async () => {
    await inbox.stop();
    const mail = { receivedAt: '2026-01-01T00:00:00Z', from: '', to: [], text: '', html: '' };
    for (let id = 1; id <= 500; id++) {
      const text = JSON.stringify({ ...mail, id, subject: `mail ${id}`, attachments: [] });
      writeFileSync(path.join(dataDir, `${id}.json`), text);
    }
    inbox = await open();
    await sendMail({ to: 'anna@example.org', subject: 'newest', text: '1' });
    const kept = await messages();
    expect([kept.length, kept[0]?.subject, kept[499]?.subject]).toEqual([500, 'newest', 'mail 2']);
    expect(existsSync(path.join(dataDir, '1.json'))).toBe(false);
  });

  it('can be emptied', async () => {
    await sendMail({ to: 'anna@example.org', subject: 'gone', text: '1' });
    expect((await fetch(`${inbox.url}/api/messages`, { method: 'DELETE' })).status).toBe(200);
    expect(await messages()).toEqual([]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('refuses a mail that is too large', async () => {
    const text = 'x'.repeat(11 * 1024 * 1024);
    await expect(sendMail({ to: 'anna@example.org', text })).rejects.toThrow(/552|size/i);
    expect(await messages()).toEqual([]);
  });

  it('says which port is in use', async () => {
    const { port } = new URL(inbox.url);
    const second = startMailInbox({ httpPort: Number(port), smtpPort: 0 });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
  });
});

describe('the pages of the inbox', () => {
  const attack = '<script>alert(1)</script>';

  it('show the text with its links, and nothing of a mail as markup', async () => {
    await sendMail({
      to: 'anna@example.org',
      subject: attack,
      text: `${attack} Link: https://markthalle.example/a?b=1&c=2.`,
    });
    for (const place of ['/', '/messages/1']) {
      const response = await fetch(inbox.url + place);
      const html = await response.text();
      expect(html).not.toContain(attack);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const html = await (await fetch(`${inbox.url}/messages/1`)).text();
    expect(html).toContain('<a href="https://markthalle.example/a?b=1&amp;c=2" target="_blank"');
    expect(html).toContain('&amp;c=2</a>.');
  });

  it('keep the HTML of a mail in a frame that may not run scripts', async () => {
    await sendMail({ to: 'anna@example.org', subject: 'x', html: `<p>Hallo</p>${attack}` });
    const page = await (await fetch(`${inbox.url}/messages/1`)).text();
    expect(page).toMatch(/<iframe sandbox="[^"]*" src="\/messages\/1\/html"/);
    expect(page).not.toContain('allow-scripts');
    const frame = await fetch(`${inbox.url}/messages/1/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox /);
    expect(await frame.text()).toContain('<p>Hallo</p>');
  });

  it('answer 404 for a mail that is not there', async () => {
    for (const place of ['/messages/9', '/messages/9/html', '/messages/x', '/elsewhere']) {
      expect((await fetch(inbox.url + place)).status).toBe(404);
    }
  });
});

describe('the program', () => {
  it('opens on the ports of its environment and ends on SIGTERM', async () => {
    const program = path.join(import.meta.dirname, '../src/main.ts');
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, PORT: '0', SMTP_PORT: '0', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data))),
    );
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
