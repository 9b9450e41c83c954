// Makes the two keys of the market at Meilisearch with its master key, and prints them for `.env`. Asking again gives
// the same keys. The API never gets the master key.
const { MEILISEARCH_URL = 'http://meilisearch:7700', MEILI_MASTER_KEY = '' } = process.env;
const tenant = process.env.PLATFORM_TENANT || 't1';
const indexes = [`${tenant}_*`];

const KEYS = [
  {
    variable: 'MEILISEARCH_KEY',
    uid: '6f0ad5b6-8a39-4c4e-9d3e-2b8a4f1c7e01',
    name: 'Markthalle writer',
    actions: [
      'search',
      'documents.*',
      'indexes.create',
      'indexes.get',
      'indexes.delete',
      'settings.get',
      'settings.update',
      'stats.get',
      'tasks.get',
    ],
  },
  {
    variable: 'MEILISEARCH_SEARCH_KEY',
    uid: '6f0ad5b6-8a39-4c4e-9d3e-2b8a4f1c7e02',
    name: 'Markthalle search',
    actions: ['search'],
  },
];

async function call(method, path, body) {
  const response = await fetch(`${MEILISEARCH_URL}${path}`, {
    method,
    headers: { authorization: `Bearer ${MEILI_MASTER_KEY}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { ok: response.ok, status: response.status, answer: await response.json() };
}

if (MEILI_MASTER_KEY === '') throw new Error('MEILI_MASTER_KEY is not set');
for (const { variable, ...key } of KEYS) {
  const made = await call('POST', '/keys', { ...key, indexes, expiresAt: null });
  const isThere = made.answer.code === 'api_key_already_exists';
  const { ok, status, answer } = isThere ? await call('GET', `/keys/${key.uid}`) : made;
  if (!ok) throw new Error(`Meilisearch answered ${status} ${answer.code}`);
  console.log(`${variable}=${answer.key}`);
}
