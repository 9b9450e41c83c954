import { parseArgs } from 'node:util';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { largeCatalogue } from '@markthalle/demo-catalogue/large-catalogue';
import { CONFIG, type Config } from '../config.ts';
import { ConnectDemoAccounts } from '../demo/connect-demo-accounts.service.ts';
import { DEMO_BUYER, DEMO_STAFF, producerLogin, SHOWN_PRODUCERS } from '../demo/demo-logins.ts';
import { ImportDemo } from '../demo/import-demo.service.ts';
import { analyze } from '../platform/db/analyze.ts';
import { Db } from '../platform/db/db.ts';
import { withApplication } from './application.ts';

/** `import-demo`: fills an empty database with the demo market and connects its payment accounts; safe to repeat. */
export function importDemoCommand(): Promise<void> {
  return withApplication(async (application) => {
    const imported = await application.get(ImportDemo, { strict: false }).run();
    if (imported) await analyze(application.get<Config>(CONFIG, { strict: false }).database.url);
    console.log(imported ? 'The demo market is in.' : 'The demo market was in already.');
    const connected = await application.get(ConnectDemoAccounts, { strict: false }).run();
    if (connected > 0) console.log(`${connected} demo payment accounts are connected.`);
  });
}

/** `demo-logins`: the logins that the start screen shows, as JSON. */
export async function demoLoginsCommand(): Promise<void> {
  const producers = loadDemoCatalogue().producers.filter(({ slug }) =>
    (SHOWN_PRODUCERS as readonly string[]).includes(slug),
  );
  const logins = [
    DEMO_BUYER,
    ...producers.map(({ slug, owner }) => producerLogin(slug, owner)),
    ...DEMO_STAFF,
  ];
  console.log(JSON.stringify(logins));
}

const SEED = 2026;
const FIRST_ANALYZE = 500;

/** `seed --products N --producers M`: a large catalogue beside what is there already. */
export function seedCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { products: { type: 'string' }, producers: { type: 'string' } },
  });
  const size = { products: Number(values.products), producers: Number(values.producers) };
  return withApplication(async (application) => {
    const demo = application.get(ImportDemo, { strict: false });
    const db = application.get(Db, { strict: false });
    const { url } = application.get<Config>(CONFIG, { strict: false }).database;
    await demo.run();
    await analyze(url);
    let done = 0;
    let analyzedAt = FIRST_ANALYZE;
    for (const { producer, products } of largeCatalogue({ ...size, seed: SEED })) {
      await db.transaction((tx) => demo.addGenerated(tx, producer, products));
      done += products.length;
      // Plans made for an empty table make a growing one slow.
      if (done >= analyzedAt) {
        await analyze(url);
        analyzedAt = done * 2;
        console.log(`${done} of ${size.products} products`);
      }
    }
    await demo.finish();
    await analyze(url);
    console.log(`${done} products of ${size.producers} producers are in.`);
  });
}
