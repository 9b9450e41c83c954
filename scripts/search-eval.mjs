// `npm run search:eval -- --file F [--json]`: measures the configured search engine with a relevance set.
import { runApiCommand } from './api-command.mjs';

await runApiCommand({
  command: 'search-eval',
  flags: { file: { type: 'string' }, json: { type: 'boolean', default: false } },
});
