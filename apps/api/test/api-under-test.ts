import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Endpoint, InputOf } from '@markthalle/contracts/endpoint';
import { logIn } from '@markthalle/contracts/identity';
import { startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { startSandbox } from '@markthalle/stripe-sandbox/server';
import { createTestDatabase } from '@markthalle/testing/test-database';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.ts';
import { withApplication } from '../src/commands/application.ts';
import type { Config } from '../src/config.ts';
import { DEMO_PASSWORD } from '../src/demo/demo-logins.ts';
import { ImportDemo } from '../src/demo/import-demo.service.ts';
import { PaymentsFacade } from '../src/modules/payments/payments.facade.ts';
import { SteppedClock } from '../src/platform/clock/clock.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createApp } from '../src/platform/http/create-app.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type Caller, callRoute } from './call-route.ts';
import { configFor, migrationsKey } from './modules-under-test.ts';

const WEBHOOKS = {
  platform: ['*'],
  connect: ['*'],
  core: ['*'],
} as const;

/** What the gateway of SMS signs with in tests. */
export const SMS_INBOUND_SECRET = 'ein-geheimnis-nur-für-tests-0123456789';

/** The whole API with the demo market, beside a Stripe sandbox and a mail server of its own. */
export class ApiUnderTest {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly clock: SteppedClock,
    readonly sandboxUrl: string,
    readonly mailUrl: string,
    /** Every route that the HTTP server knows, such as `GET /me`. */
    readonly routes: readonly string[],
    private readonly closers: readonly (() => Promise<void> | void)[],
  ) {}

  static async start(): Promise<ApiUnderTest> {
    const database = await createTestDatabase({ key: await demoKey(), migrate: migrateWithDemo });
    const sandbox = await startSandbox({ port: 0, clock: 'virtual', seed: 'api', log: () => {} });
    const mail = await startMailInbox({ httpPort: 0, smtpPort: 0 });
    const files = mkdtempSync(path.join(tmpdir(), 'markthalle-files-'));
    const config = configFor(database.url, {
      STRIPE_API_BASE: sandbox.url,
      SMTP_URL: mail.smtpUrl,
      FILES_DIR: files,
      SMS_INBOUND_SECRET,
      PORT: '0',
    });
    const clock = new SteppedClock(new Date().toISOString());
    const { app, routes } = await startApplication(config, clock);
    const api = new ApiUnderTest(app, config, clock, sandbox.url, mail.url, routes, [
      () => app.close(),
      () => mail.stop(),
      () => sandbox.close(),
      () => database.drop(),
      () => rmSync(files, { recursive: true, force: true }),
    ]);
    await api.registerWebhooks();
    return api;
  }

  call<E extends Endpoint>(endpoint: E, input: InputOf<E>, caller: Caller = {}) {
    return callRoute(this.app, endpoint, input, caller);
  }

  /** Signs a demo person in; answers the bearer token. */
  async signIn(email: string): Promise<string> {
    const answer = await this.call(logIn, { email, password: DEMO_PASSWORD });
    return answer.value.sessionToken;
  }

  /** Works the queue until nothing is due. */
  drain(): Promise<void> {
    return this.app.get(Worker).drain();
  }

  /** Asks the sandbox's control API. */
  async sandbox<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    route: string,
    body?: object,
  ) {
    const response = await fetch(`${this.sandboxUrl}/_sandbox${route}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`sandbox ${route}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Pays the newest open session like a buyer with a card would, and lets the webhooks arrive. */
  async pay(paymentUrl: string, number = '4242424242424242'): Promise<void> {
    const sessionId = /cs_test_[A-Za-z0-9]+/.exec(paymentUrl)?.[0];
    await this.sandbox('POST', `/sessions/${sessionId}/pay`, { method: 'card', number });
    await this.webhooksArrived();
    await this.drain();
  }

  /** Waits until the sandbox has delivered every event that is due. */
  async webhooksArrived(): Promise<void> {
    const { drained } = await this.sandbox<{ drained: boolean }>('POST', '/webhooks/drain');
    if (!drained) throw new Error('webhooks are still on their way');
  }

  /** Gives producers payment accounts that can be paid. */
  async makePayable(producerIds: readonly string[]): Promise<void> {
    const payments = this.app.get(PaymentsFacade);
    for (const producerId of producerIds) await payments.connectDemoAccount(producerId);
  }

  async stop(): Promise<void> {
    for (const close of this.closers) await close();
  }

  private async registerWebhooks(): Promise<void> {
    const address = this.app.getHttpServer().address() as { port: number };
    for (const [kind, events] of Object.entries(WEBHOOKS)) {
      await this.sandbox('PUT', '/webhook-endpoints', {
        id: `we_${kind}`,
        url: `http://127.0.0.1:${address.port}/webhooks/stripe/${kind}`,
        secret: this.config.stripe.webhookSecrets[kind as keyof typeof WEBHOOKS][0],
        kind,
        enabled_events: events,
      });
    }
  }
}

async function startApplication(config: Config, clock: SteppedClock) {
  const root: DynamicModule = {
    module: class TestRoot {},
    imports: [AppModule.with(config, clock)],
  };
  Module({})(root.module);
  const app = await createApp(root, config);
  const routes: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const verb of [method].flat()) routes.push(`${verb} ${url}`);
    });
  await app.listen(0, '127.0.0.1');
  return { app, routes };
}

/** The demo is imported once into a template; each test file gets a copy. */
async function migrateWithDemo(url: string): Promise<void> {
  await migrate(url);
  await withApplication(
    async (application) => {
      await application.get(ImportDemo, { strict: false }).run();
    },
    configFor(url, {}),
  );
}

async function demoKey(): Promise<string> {
  const data = path.join(
    import.meta.dirname,
    '../../../packages/demo-catalogue/data/products.json',
  );
  return `demo\n${migrationsKey()}\n${readFileSync(data, 'utf8').length}`;
}
