// `npm run money:crash -- --kills N --seed S`: kills API, worker and database at random moments of a trading day and proves
// that the books still close. It takes about ten seconds per kill and some minutes to come to rest.
import { REPOSITORY } from './checkout.mjs';
import { continueOnProjectNode, ensureInstalled } from './install.mjs';
import { parseFlags } from './launcher-options.mjs';
import { LauncherProblem, reportProblem } from './launcher-problem.mjs';
import { portsFrom, requireFreePorts } from './market-ports.mjs';

const FLAGS = {
  kills: { type: 'string', default: '20' },
  seed: { type: 'string', default: '1' },
  'port-base': { type: 'string', default: '3600' },
  keep: { type: 'boolean', default: false },
};

function wholeNumber(flag, value) {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new LauncherProblem(`--${flag} takes a whole number from 1 on.`);
  }
  return number;
}

async function main(argv) {
  const flags = parseFlags(argv, FLAGS);
  const options = {
    kills: wholeNumber('kills', flags.kills),
    seed: wholeNumber('seed', flags.seed),
    portBase: wholeNumber('port-base', flags['port-base']),
    keep: flags.keep,
  };
  await ensureInstalled(REPOSITORY);
  const code = await continueOnProjectNode(REPOSITORY);
  if (code !== undefined) return code;
  await requireFreePorts(portsFrom(options.portBase));
  const { drill } = await import('../bench/money-crash.mjs');
  const findings = await drill(options);
  for (const finding of findings) console.log(`- ${finding}`);
  console.log(
    findings.length === 0 ? 'Every cent is where it belongs.' : 'The books do not close.',
  );
  return findings.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  reportProblem(error);
  process.exitCode = 1;
}
