import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '@markthalle/testing/test-database';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, readConfig } from '../src/config.ts';
import { SteppedClock } from '../src/platform/clock/clock.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createApp } from '../src/platform/http/create-app.ts';
import { PlatformModule } from '../src/platform/platform.module.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../src/migrations');

/** Some modules with their routes on a database of their own, without the rest of the house. */
export interface ModulesUnderTest {
  readonly app: NestFastifyApplication;
  readonly clock: SteppedClock;
  readonly database: TestDatabase;
  stop(): Promise<void>;
}

interface Options {
  readonly modules: readonly Type[];
  readonly now: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startModules(options: Options): Promise<ModulesUnderTest> {
  const database = await createTestDatabase({ key: migrationsKey(), migrate });
  const clock = new SteppedClock(options.now);
  const config = configFor(database.url, options.environment ?? {});
  const app = await startOn(config, clock, options.modules);
  const stop = async () => {
    await app.close();
    await database.drop();
  };
  return { app, clock, database, stop };
}

/** A further process on the same database, as after a crash or beside a twin. */
export async function startOn(
  config: Config,
  clock: SteppedClock,
  modules: readonly Type[],
): Promise<NestFastifyApplication> {
  @Module({ imports: [PlatformModule.with(config, clock), ...modules] })
  class RootModule {}
  const app = await createApp(RootModule, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** What a process of the API reads from its environment in tests. */
export const environmentFor = (
  databaseUrl: string,
  environment: Readonly<Record<string, string>>,
): Record<string, string> => ({
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  STRIPE_SECRET_KEY: 'sk_test_modules',
  STRIPE_API_BASE: 'http://127.0.0.1:9',
  STRIPE_WEBHOOK_SECRET: 'whsec_platform_0123456789',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_connect_0123456789',
  STRIPE_CORE_WEBHOOK_SECRET: 'whsec_core_0123456789',
  SMTP_URL: 'smtp://127.0.0.1:9',
  LINK_SECRET: 'a secret of the tests',
  LOG_LEVEL: 'silent',
  RATE_LIMIT_PER_MINUTE: '0',
  ...environment,
});

export const configFor = (
  databaseUrl: string,
  environment: Readonly<Record<string, string>>,
): Config => readConfig(environmentFor(databaseUrl, environment));

/** Two test files share a template database only while the migrations are the same. */
export function migrationsKey(): string {
  return readdirSync(MIGRATIONS)
    .sort()
    .map((name) => `${name}\n${readFileSync(path.join(MIGRATIONS, name), 'utf8')}`)
    .join('\n');
}
