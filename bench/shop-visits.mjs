import { parseArgs } from 'node:util';
import { startMarket } from '@markthalle/testing/market';

const PRODUCT = 'lindenhonig-vom-feldberger-haussee';
const PRODUCER = 'imkerei-lindenlaut';

/** The five pages that issue 5 names, by the words of the design's budgets. */
export const VISITED = [
  ['home', '/'],
  ['category', '/kategorie/lebensmittel/honig'],
  ['product', `/p/${PRODUCT}`],
  ['producer', `/hof/${PRODUCER}`],
  ['basket', '/korb'],
];

/** The shop to look at: `--shop http://...` of a running market, or a demo market of its own in a folder. */
export async function openShop() {
  const { values } = parseArgs({
    options: { shop: { type: 'string' }, data: { type: 'string', default: '.cache/bench/visits' } },
  });
  if (values.shop) return { url: values.shop, close: async () => undefined };
  const market = await startMarket({ dataDir: values.data });
  return { url: market.addresses.shop, close: () => market.stop() };
}

/** A basket with one article in it, as the cookie of a browser. */
export async function basketCookie(url) {
  const html = await (await fetch(`${url}/p/${PRODUCT}`)).text();
  const [, variantId] = /name="variantId" value="([^"]+)"/.exec(html) ?? [];
  const answer = await fetch(`${url}/korb/hinzufuegen`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ variantId, quantity: '1', returnTo: '/korb' }),
  });
  const [cookie] = answer.headers.getSetCookie();
  return cookie.split(';')[0];
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
