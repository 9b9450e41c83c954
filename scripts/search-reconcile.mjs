// `npm run search:reconcile`: compares the search with the catalogue and repairs it.
import { runApiCommand } from './api-command.mjs';

await runApiCommand({ command: 'search-reconcile', flags: {} });
