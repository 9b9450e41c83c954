// `npm run money:check [-- --json]`: proves that ledger, orders and Stripe agree; non-zero exit on a finding.
import { runApiCommand } from './api-command.mjs';

await runApiCommand({
  command: 'money-check',
  flags: { json: { type: 'boolean', default: false } },
  needsSandbox: true,
});
