import { type PathName, pageOf } from '../app/paths.ts';

/** More visits than the shop has kinds of pages, even if most links lead to a known kind. */
const MAX_VISITS = 300;

/**
 * An address for every page of the route table that a link leads to, found by following links from `starts` as a reader
 * with these cookies. New pages are found by themselves.
 */
export async function linkedPages(
  shopUrl: string,
  starts: readonly string[],
  cookie = '',
): Promise<Map<PathName, string>> {
  const found = new Map<PathName, string>();
  const waiting = [...starts];
  const seen = new Set(waiting);
  for (let visits = 0; waiting.length > 0 && visits < MAX_VISITS; visits += 1) {
    const address = waiting.shift() ?? '/';
    const answer = await fetch(shopUrl + address, { headers: { cookie } });
    const html = await answer.text();
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    const name = pageOf(new URL(answer.url).pathname);
    if (!answer.ok || !isPage || name === null || found.has(name)) continue;
    found.set(name, address);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
      const link = href.replaceAll('&amp;', '&');
      const target = pageOf(new URL(link, shopUrl).pathname);
      if (target === null || found.has(target) || seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  return found;
}
