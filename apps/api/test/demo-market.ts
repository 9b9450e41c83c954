import { createTestDatabase } from '@markthalle/testing/test-database';
import type { Type } from '@nestjs/common';
import { DemoModule } from '../src/demo/demo.module.ts';
import { ImportDemo } from '../src/demo/import-demo.service.ts';
import { IdentityModule } from '../src/modules/identity/identity.module.ts';
import { SteppedClock } from '../src/platform/clock/clock.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { configFor, type ModulesUnderTest, migrationsKey, startOn } from './modules-under-test.ts';

/** A Monday morning in June: asparagus is still in season, strawberries are. */
export const DEMO_NOW = '2026-06-08T08:00:00Z';

/** The whole demo market on a database of its own; imported once per test run, then copied. */
export async function startDemoMarket(
  modules: readonly Type[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ModulesUnderTest> {
  const database = await createTestDatabase({
    key: `demo of ${DEMO_NOW}\n${migrationsKey()}`,
    migrate: importDemo,
  });
  const clock = new SteppedClock(DEMO_NOW);
  const all = [IdentityModule, ...modules];
  const app = await startOn(configFor(database.url, environment), clock, all);
  const stop = async () => {
    await app.close();
    await database.drop();
  };
  return { app, clock, database, stop };
}

async function importDemo(url: string): Promise<void> {
  await migrate(url);
  const clock = new SteppedClock(DEMO_NOW);
  const app = await startOn(configFor(url, {}), clock, [IdentityModule, DemoModule]);
  try {
    await app.get(ImportDemo, { strict: false }).run();
  } finally {
    await app.close();
  }
}
