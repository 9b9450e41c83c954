// Measures the hot operations on a large catalogue; see README.md beside this file.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openBenchMarket } from './bench-market.mjs';
import { operationsOf } from './operations.mjs';

const CONNECTIONS = [1, 32];
const WARM_UP_SECONDS = 2;

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '10000' },
    producers: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '6' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const market = await openBenchMarket({
  products: Number(values.products),
  producers: Number(values.producers),
});
const database = new pg.Client(market.databaseUrl);
await database.connect();
await database.query('create extension if not exists pg_stat_statements');

const sample = {
  slugs: await column(
    'select slug from catalog.listing where language = $1 order by md5(slug) limit 2000',
    ['de'],
  ),
  categories: await column(
    'select category_path from catalog.category_count where product_count >= 24 order by 1',
  ),
  variants: (
    await database.query(
      `select s.variant_id as "variantId" from catalog.sellable s join inventory.stock i using (variant_id)
        where 'pickup' = any (s.ways) order by md5(s.variant_id::text) limit 4000`,
    )
  ).rows,
};
// The same carts are ordered again and again: nothing may run out while we measure.
await database.query(`update inventory.stock set policy = 'unlimited'`);

console.log(
  `start ${market.startMs} ms (target 1500), idle memory ${market.memoryMb()} MB (target 160)\n`,
);
console.log(
  line([
    'operation',
    'conn',
    'req/s',
    'p50 ms',
    'p99 ms',
    'SQL',
    'target req/s',
    'ratio',
    'failed',
  ]),
);
for (const operation of operationsOf(market, sample)) {
  if (values.only && !operation.name.includes(values.only)) continue;
  for (const connections of CONNECTIONS) {
    await operation.run(connections, WARM_UP_SECONDS, (work) => work());
    const { result, statements } = await counted((around) =>
      operation.run(connections, seconds, around),
    );
    const { target } = operation;
    console.log(
      line([
        operation.name,
        connections,
        Math.round(result.perSecond),
        result.p50.toFixed(1),
        result.p99.toFixed(1),
        `${(statements / Math.max(1, result.operations)).toFixed(1)}${target.statements ? ` (<= ${target.statements})` : ''}`,
        connections === 1 ? '' : `${target.perSecond} (p99 ${target.p99})`,
        connections === 1 ? '' : (result.perSecond / target.perSecond).toFixed(2),
        result.failures,
      ]),
    );
  }
}
console.log(`\nmemory after load ${market.memoryMb()} MB`);
await database.end();
await market.close();
process.exit(0);

/** Runs a measurement and counts the statements that the database executed meanwhile. */
async function counted(run) {
  let statements = null;
  const around = async (work) => {
    await database.query('select pg_stat_statements_reset()');
    const result = await work();
    statements = await executed();
    return result;
  };
  await database.query('select pg_stat_statements_reset()');
  const result = await run(around);
  return { result, statements: statements ?? (await executed()) };
}

async function executed() {
  const { rows } = await database.query(
    `select coalesce(sum(calls), 0)::int as n from pg_stat_statements
      where toplevel and dbid = (select oid from pg_database where datname = current_database())
        and query !~* '^(begin|commit|rollback|select pg_stat_statements)'`,
  );
  return rows[0].n;
}

async function column(sql, params = []) {
  const { rows } = await database.query({ text: sql, values: params, rowMode: 'array' });
  return rows.map(([value]) => value);
}

function line(cells) {
  const widths = [28, 5, 8, 8, 8, 14, 18, 6, 6];
  return cells.map((cell, index) => String(cell).padEnd(widths[index])).join(' ');
}
