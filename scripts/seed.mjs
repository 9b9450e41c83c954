// `npm run seed -- --products N --producers M`: generates a large catalogue from the demo data's vocabulary.
import { runApiCommand } from './api-command.mjs';

await runApiCommand({
  command: 'seed',
  flags: { products: { type: 'string' }, producers: { type: 'string' } },
});
