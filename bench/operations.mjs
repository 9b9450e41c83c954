import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

const WORDS = [
  'honig',
  'kase',
  'sanddorn',
  'apfel',
  'brot',
  'wismar',
  'tee',
  'seife',
  'fisch',
  'bio',
];
const LINES_PER_ORDER = 3;

/** The hot operations with their targets: requests per second and p99 (ms) at 32 connections, SQL statements. */
export function operationsOf(market, sample) {
  const get = (paths) => (connections, seconds) =>
    cannon(
      market.url,
      connections,
      seconds,
      paths.map((path) => ({ method: 'GET', path })),
    );
  return [
    {
      name: 'product detail by slug',
      target: { perSecond: 5_000, p99: 15, statements: 2 },
      run: get(sample.slugs.map((slug) => `/catalog/products/${slug}`)),
    },
    {
      name: '24 of a category by price',
      target: { perSecond: 2_500, p99: 30, statements: 2 },
      run: get(sample.categories.map((path) => `/catalog/listing?path=${path}`)),
    },
    {
      name: 'search with facets, 24 hits',
      target: { perSecond: 400, p99: 120, statements: null },
      run: get(WORDS.map((word) => `/search?q=${word}`)),
    },
    {
      name: 'add to basket',
      target: { perSecond: 800, p99: 80, statements: 6 },
      run: (connections, seconds) =>
        cannon(
          market.url,
          connections,
          seconds,
          sample.variants.map(({ variantId }) => ({
            method: 'POST',
            path: '/cart/lines',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ variantId }),
          })),
        ),
    },
    {
      name: `checkout of ${LINES_PER_ORDER} lines`,
      target: { perSecond: 100, p99: 500, statements: 25 },
      run: (connections, seconds, around) =>
        checkouts(market, sample, connections, seconds, around),
    },
  ];
}

async function cannon(url, connections, duration, requests) {
  const result = await autocannon({ url, connections, duration, requests });
  return {
    operations: result['2xx'],
    failures: result.non2xx + result.errors,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** Carts are filled before the clock runs; what is measured is the binding click, payment page included. */
async function checkouts(market, sample, connections, seconds, around) {
  const carts = [];
  const wanted = connections * seconds * 12;
  for (let start = 0; start < wanted; start += connections) {
    const batch = Array.from({ length: connections }, (_, index) =>
      fill(market, sample, start + index),
    );
    carts.push(...(await Promise.all(batch)));
  }
  const times = [];
  let failures = 0;
  return around(async () => {
    const startedAt = performance.now();
    const endsAt = startedAt + seconds * 1000;
    const buyer = async () => {
      while (performance.now() < endsAt) {
        const cart = carts.pop();
        if (cart === undefined) return;
        const before = performance.now();
        if (await order(market, cart)) times.push(performance.now() - before);
        else failures += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, buyer));
    const elapsed = (performance.now() - startedAt) / 1000;
    times.sort((a, b) => a - b);
    return {
      operations: times.length,
      failures,
      perSecond: times.length / elapsed,
      p50: times[Math.floor(times.length * 0.5)] ?? 0,
      p99: times[Math.floor(times.length * 0.99)] ?? 0,
    };
  });
}

async function fill(market, sample, seed) {
  let cartToken;
  for (let line = 0; line < LINES_PER_ORDER; line += 1) {
    const { variantId } = sample.variants[(seed * LINES_PER_ORDER + line) % sample.variants.length];
    const added = await send(market, 'POST', '/cart/lines', { variantId, cartToken });
    cartToken = added.body.cartToken ?? cartToken;
  }
  const { body } = await send(market, 'GET', `/carts/${cartToken}`);
  const ways = body.groups.map(({ producerId }) => ({ producerId, way: 'pickup' }));
  const ready = await send(market, 'PUT', `/carts/${cartToken}/delivery`, { ways });
  return ready.body;
}

async function order(market, cart) {
  const answer = await send(
    market,
    'POST',
    '/checkout/orders',
    {
      cartToken: cart.cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email: 'last@example.org', name: 'Last', phone: null },
      address: null,
      birthDate: '1980-01-01',
    },
    { 'idempotency-key': randomUUID() },
  );
  return answer.status === 201;
}

async function send(market, method, path, body, headers = {}) {
  const response = await fetch(`${market.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
