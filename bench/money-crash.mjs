// A trading day whose API, worker and database are killed (`kill -9`) at random moments, and the proof that afterwards
// every cent is where it belongs, once: `npm run money:crash -- --kills N --seed S`. The same seed draws the same sales and the same kills; their moments are real.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { CrashMarket } from './crash-market.mjs';
import { CrashProof } from './crash-proof.mjs';
import { TradingDay } from './trading-day.mjs';

const TARGETS = ['api', 'worker', 'database'];
const LANES = 3;
const FIRST_KILL_MS = 5_000;
const [MIN_PAUSE_MS, MAX_PAUSE_MS] = [1_500, 8_000];
const MAX_DOWN_MS = 2_000;
const SETTLE_PAUSE_MS = 6_000;

/** Chance that repeats itself: the same seed draws the same numbers (mulberry32). */
class Dice {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  #next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  int(least, most) {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  chance(probability) {
    return this.#next() < probability;
  }
}

/** Runs the drill and answers its findings. */
async function drill({ kills, seed, portBase, keep }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'markthalle-crash-'));
  const market = new CrashMarket({ dataDir, portBase });
  let isClean = false;
  try {
    console.log(`Starting a market in ${dataDir} ...`);
    await market.open();
    await prepare(market);
    const day = new TradingDay(market, new Dice(seed));
    await day.open();
    const done = await trade(market, day, { kills, dice: new Dice(seed + 1) });
    console.log(`Killed: ${JSON.stringify(done)}. Traded: ${JSON.stringify(day.done)}.`);
    console.log('Coming to rest ...');
    const proof = new CrashProof(market, day);
    const open = await proof.drain();
    const left = Object.entries(open).map(([what, n]) => `${n} ${what} are still on their way.`);
    const findings = [...left, ...(await proof.findings())];
    isClean = findings.length === 0;
    return findings;
  } finally {
    await market.close();
    if (isClean && !keep) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Nothing lies before it is paid out: the day is short. */
async function prepare(market) {
  const client = new pg.Client({ connectionString: market.databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into platform.setting (key, value)
       values ('settlement.hold_days', '0'),
              ('settlement.rules', '[{"validFrom": "2020-01-01", "minimumCents": 0, "resolution": "Probe"}]')
       on conflict (key) do update set value = excluded.value`,
    );
  } finally {
    await client.end();
  }
}

/** Sales in lanes, settlements beside them, kills between; answers how often each was killed. */
async function trade(market, day, { kills, dice }) {
  let isOver = false;
  const faults = [];
  const until = async (work, pauseMs) => {
    while (!isOver && faults.length === 0) {
      // A fault of the drill itself ends it in order, so that nothing is left running.
      await work().catch((error) => faults.push(error));
      await sleep(pauseMs);
    }
  };
  const lanes = [
    ...Array.from({ length: LANES }, () => until(() => day.sell(), 0)),
    until(() => day.settle(), SETTLE_PAUSE_MS),
  ];
  const killed = Object.fromEntries(TARGETS.map((target) => [target, 0]));
  await sleep(FIRST_KILL_MS);
  for (let n = 1; n <= kills && faults.length === 0; n += 1) {
    const target = TARGETS[dice.int(0, TARGETS.length - 1)];
    await market.killAndRestart(target, dice.int(0, MAX_DOWN_MS));
    killed[target] += 1;
    await sleep(dice.int(MIN_PAUSE_MS, MAX_PAUSE_MS));
  }
  isOver = true;
  await Promise.all(lanes);
  if (faults.length > 0) throw faults[0];
  return killed;
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    'port-base': { type: 'string', default: '3980' },
    keep: { type: 'boolean', default: false },
  },
});

function wholeNumber(flag) {
  const number = Number(values[flag]);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  console.error(`--${flag} takes a whole number from 1 on.`);
  process.exit(1);
}

const findings = await drill({
  kills: wholeNumber('kills'),
  seed: wholeNumber('seed'),
  portBase: wholeNumber('port-base'),
  keep: values.keep,
});
for (const finding of findings) console.log(`- ${finding}`);
console.log(findings.length === 0 ? 'Every cent is where it belongs.' : 'The books do not close.');
process.exitCode = findings.length === 0 ? 0 : 1;
