// Measures the search engine alone on a large catalogue; see README.md beside this file.
import { parseArgs } from 'node:util';
import { openBenchDatabase, runOnBench } from './bench-market.mjs';

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '10000' },
    producers: { type: 'string', default: '200' },
  },
});
const database = await openBenchDatabase({
  products: Number(values.products),
  producers: Number(values.producers),
});
try {
  await runOnBench('search-bench', database);
} finally {
  await database.postgres.stop();
}
