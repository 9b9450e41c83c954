import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openPortalFor } from '@markthalle/contracts/office-assistance';
import { grantConsent, openAssistance } from '@markthalle/contracts/portal-assistance';
import { createToken } from '@markthalle/contracts/portal-integrations';
import { acceptInvitation, inviteHelper } from '@markthalle/contracts/portal-team';
import type { AssistableRight, ProducerRight } from '@markthalle/domain/producerRights';
import { demoId } from '../src/demo/demo-id.ts';
import { Db } from '../src/platform/db/db.ts';
import type { ApiUnderTest } from './api-under-test.ts';

const STAFF = 'm.krueger@giebelmarkt.example';

interface InboxMail {
  readonly subject: string;
  readonly text: string;
}

/** A farm of the demo market with its owner, and ways to let others in. */
export class Farm {
  readonly producerId: string;

  private constructor(
    readonly api: ApiUnderTest,
    readonly slug: string,
    readonly owner: { readonly sessionToken: string },
  ) {
    this.producerId = demoId('producer', slug);
  }

  static async of(api: ApiUnderTest, slug: string): Promise<Farm> {
    return new Farm(api, slug, { sessionToken: await api.signIn(`hallo@${slug}.example`) });
  }

  /** Newest first. */
  async mailsTo(address: string): Promise<InboxMail[]> {
    await this.api.drain();
    const query = new URLSearchParams({ to: address });
    const response = await fetch(`${this.api.mailUrl}/api/messages?${query}`);
    return ((await response.json()) as { messages: InboxMail[] }).messages;
  }

  async invitationFor(email: string, rights: ProducerRight[], by = this.owner): Promise<string> {
    await this.api.call(inviteHelper, { email, displayName: 'Hilde', rights }, by);
    const [mail] = await this.mailsTo(email);
    return /einladung\/([A-Za-z0-9_-]{43})/.exec(mail?.text ?? '')?.[1] ?? 'no link';
  }

  /** A helper who joined by the mailed link. */
  async helper(email: string, rights: ProducerRight[]) {
    const token = await this.invitationFor(email, rights);
    const { sessionToken, account } = (await this.api.call(acceptInvitation, { token })).value;
    return { sessionToken, accountId: account.accountId };
  }

  async token(rights: AssistableRight[], mayWrite = false): Promise<{ sessionToken: string }> {
    const input = { name: 'Kasse', rights, mayWrite, days: 30 };
    return { sessionToken: (await this.api.call(createToken, input, this.owner)).value.token };
  }

  /** Somebody of the office in this farm's portal, with its consent. */
  async assistant(rights: AssistableRight[], days = 7) {
    await this.api.app
      .get(Db)
      .execute('update assistance.consent set ended_at = now() where producer_id = $1', [
        this.producerId,
      ]);
    const { current } = (await this.api.call(grantConsent, { rights, days }, this.owner)).value;
    const session = await this.enter();
    return { ...session, consentId: current?.consentId ?? '' };
  }

  async enter(): Promise<{ sessionToken: string }> {
    const ticket = await this.ticket();
    const answer = await this.api.call(openAssistance, { ticket });
    return { sessionToken: answer.value.sessionToken };
  }

  async ticket(): Promise<string> {
    const staff = { sessionToken: await this.api.signIn(STAFF) };
    const opened = await this.api.call(openPortalFor, { producerId: this.producerId }, staff);
    return new URL(opened.value.url).searchParams.get('ticket') ?? '';
  }
}

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A producer's own system: hears messages and answers with the status it is told. */
export async function ownSystem() {
  const heard: Heard[] = [];
  const system = { heard, status: 200, url: '', close: async () => {} };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(system.status, { location: 'http://127.0.0.1:9/' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  system.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  system.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return system;
}
