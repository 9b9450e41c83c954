import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { RelevanceSet } from '@markthalle/search-index/relevance-queries';
import { CONFIG, type Config } from '../config.ts';
import { EngineFailure } from '../modules/search/meilisearch/engine-failure.ts';
import { SearchFacade } from '../modules/search/search.facade.ts';
import { SearchPort } from '../modules/search/search-port.ts';
import { analyze } from '../platform/db/analyze.ts';
import { Db } from '../platform/db/db.ts';
import { withApplication } from './application.ts';
import { CommandProblem } from './command-problem.ts';
import { type BenchLine, measureEngine } from './search-bench.ts';
import { evaluate } from './search-evaluation.ts';
import { reportOf } from './search-report.ts';

const REPORT_EVERY = 5_000;

/** An engine that does not answer is no fault of this program; the database has its part done by then. */
function inOneSentence(error: unknown): never {
  if (!(error instanceof EngineFailure)) throw error;
  throw new CommandProblem(
    `The database's search is in order, but Meilisearch did not take part (${error.kind}: ${error.message}). Run this again when it answers.`,
  );
}

/** `search-rebuild`: makes every search document anew; the search answers meanwhile. */
export function searchRebuildCommand(): Promise<void> {
  return withApplication(async (application) => {
    let told = 0;
    const count = await application
      .get(SearchFacade, { strict: false })
      .rebuild((done) => {
        if (done < told + REPORT_EVERY) return;
        told = done;
        console.log(`${done} done`);
      })
      .catch(inOneSentence);
    await analyze(application.get<Config>(CONFIG, { strict: false }).database.url);
    console.log(`${count} products and producers are in the search.`);
  });
}

/** `search-reconcile`: compares the search with the catalogue and repairs it. */
export function searchReconcileCommand(): Promise<void> {
  return withApplication(async (application) => {
    const { compared, drifted } = await application
      .get(SearchFacade, { strict: false })
      .reconcile()
      .catch(inOneSentence);
    console.log(`${compared} compared, ${drifted} differed and were made anew.`);
  });
}

/** `search-eval --file F [--json]`: measures the configured engine with a relevance set. */
export async function searchEvalCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { file: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (values.file === undefined) throw new Error('search-eval needs --file with a relevance set');
  const set = JSON.parse(readFileSync(values.file, 'utf8')) as RelevanceSet;
  const evaluation = await withApplication((application) =>
    evaluate(
      set,
      application.get(SearchPort, { strict: false }),
      application.get(Db, { strict: false }),
    ),
  );
  console.log(values.json ? JSON.stringify(evaluation, null, 2) : reportOf(evaluation));
}

const WARM_UP_ROUNDS = 3;
const ROUNDS = 30;
const CLIENTS = [1, 4];
const QUESTION_WIDTH = 24;
const NUMBER_WIDTH = 9;

/** `search-bench`: how long full answers of the engine take, for one and for four clients. */
export function searchBenchCommand(): Promise<void> {
  return withApplication(async (application) => {
    const engine = application.get(SearchPort, { strict: false });
    // Nothing is held in memory yet: what the first to ask after a restart, or after a minute, waits for.
    await printMeasured(engine, 'asked first', { clients: 1, rounds: 1 });
    await measureEngine(engine, { clients: 1, rounds: WARM_UP_ROUNDS });
    for (const clients of CLIENTS) {
      await printMeasured(engine, `${clients} client(s)`, { clients, rounds: ROUNDS });
    }
  });
}

async function printMeasured(
  engine: SearchPort,
  title: string,
  size: { readonly clients: number; readonly rounds: number },
): Promise<void> {
  console.log(`\n${row(title, ['hits', 'p50 ms', 'p95 ms'])}`);
  for (const line of await measureEngine(engine, size)) console.log(benchRow(line));
}

const row = (label: string, cells: readonly string[]): string =>
  label.padEnd(QUESTION_WIDTH) + cells.map((cell) => cell.padStart(NUMBER_WIDTH)).join('');

const benchRow = ({ question, hits, p50, p95 }: BenchLine): string =>
  row(question, [String(hits), p50.toFixed(1), p95.toFixed(1)]);
