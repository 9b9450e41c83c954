import { parseArgs } from 'node:util';
import type { MoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { MoneyChecksService } from '../modules/reconciliation/money-checks.service.ts';
import { withApplication } from './application.ts';

/**
 * `money-check [--json]`: runs every money check now. The exit code is 1 where a check found
 * something.
 */
export async function moneyCheckCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  const checks = await withApplication((application) =>
    application.get(MoneyChecksService, { strict: false }).runAll(),
  );
  const ok = checks.every((check) => check.ok);
  console.log(values.json === true ? JSON.stringify({ ok, checks }, null, 2) : toTable(checks));
  if (!ok) process.exitCode = 1;
}

const ID_WIDTH = 5;
const STATE_WIDTH = 8;

/** One line per check, its findings below it. */
function toTable(checks: readonly MoneyCheck[]): string {
  const lines = checks.flatMap(({ id, title, ok, findings }) => [
    `${id.padEnd(ID_WIDTH)}${(ok ? 'ok' : 'FEHLER').padEnd(STATE_WIDTH)}${title}`,
    ...findings.map((finding) => `${' '.repeat(ID_WIDTH + STATE_WIDTH)}- ${finding}`),
  ]);
  const failed = checks.filter((check) => !check.ok).length;
  const sum =
    failed === 0
      ? `Alle ${checks.length} Prüfungen sind in Ordnung.`
      : `${failed} von ${checks.length} Prüfungen sind nicht in Ordnung.`;
  return [...lines, '', sum].join('\n');
}
