// `npm run search:rebuild`: makes every search document anew; the search answers meanwhile.
import { runApiCommand } from './api-command.mjs';

await runApiCommand({ command: 'search-rebuild', flags: {} });
