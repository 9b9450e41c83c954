// Lighthouse (mobile) on the shop's main pages; see README.md beside this file.
import { launchBrowser } from '@markthalle/testing/browser';
import { freePort } from '@markthalle/testing/http-ports';
import lighthouse from 'lighthouse';
import { basketCookie, openShop, VISITED } from './shop-visits.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PERCENT = 100;

const shop = await openShop();
const port = await freePort();
const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
const cookie = await basketCookie(shop.url);

console.log(`| page | ${CATEGORIES.join(' | ')} | what costs points |`);
console.log('|---|---|---|---|---|---|');
for (const [name, path] of VISITED) {
  const { lhr } = await lighthouse(shop.url + path, {
    port,
    logLevel: 'error',
    onlyCategories: CATEGORIES,
    ...(name === 'basket' ? { extraHeaders: { Cookie: cookie } } : {}),
  });
  const scores = CATEGORIES.map((key) => Math.round(lhr.categories[key].score * PERCENT));
  const failed = CATEGORIES.flatMap((key) => lhr.categories[key].auditRefs)
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
    .map(({ id }) => id);
  console.log(`| ${[name, ...scores, [...new Set(failed)].join(', ')].join(' | ')} |`);
}
await browser.close();
await shop.close();
