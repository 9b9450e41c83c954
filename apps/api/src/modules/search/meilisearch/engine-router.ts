import { setTimeout as wait } from 'node:timers/promises';
import { MAX_ENGINE_HITS } from '@markthalle/search-index/meilisearch-settings';
import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Clock } from '../../../platform/clock/clock.ts';
import { Log } from '../../../platform/log/log.ts';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import { PostgresEngine } from '../postgres-engine.ts';
import {
  type EngineCapabilities,
  type FacetValue,
  type ScoreExplanation,
  type SearchableFacet,
  SearchPort,
  type SearchQuestion,
  type SearchResult,
  type Suggestions,
  type SuggestQuestion,
} from '../search-port.ts';
import { type BreakerState, CircuitBreaker } from './circuit-breaker.ts';
import { EngineFailure } from './engine-failure.ts';
import { EngineShadow } from './engine-shadow.ts';
import { EngineStatus } from './engine-status.ts';
import { MeilisearchEngine } from './meilisearch-engine.ts';

const TIMEOUT_MS = 400;
/** A probe that takes longer is overtaken by the database. */
const HEDGE_MS = 150;

interface Answer<R> {
  readonly value: R;
  readonly isFallback: boolean;
}

/**
 * Asks Meilisearch where there is one and the database whenever it does not answer, within the same request. What the
 * live index cannot do is asked of the database at once.
 */
@Injectable()
export class EngineRouter extends SearchPort {
  private readonly breaker: CircuitBreaker;
  private readonly answers: Counter<'engine' | 'fallback'>;

  constructor(
    private readonly outer: MeilisearchEngine,
    private readonly postgres: PostgresEngine,
    private readonly status: EngineStatus,
    private readonly shadow: EngineShadow,
    private readonly log: Log,
    clock: Clock,
    { registry }: Metrics,
  ) {
    super();
    const breaker = new CircuitBreaker(() => clock.now().getTime());
    this.breaker = breaker;
    this.answers = new Counter({
      name: 'search_answers_total',
      help: 'Searches by the engine that answered, and whether it stood in for the other',
      labelNames: ['engine', 'fallback'],
      registers: [registry],
    });
    new Gauge({
      name: 'search_breaker_open',
      help: '1 while this process asks only the database',
      registers: [registry],
      collect() {
        this.set(breaker.state === 'closed' ? 0 : 1);
      },
    });
  }

  /** How this process sees the outer engine. */
  get breakerState(): BreakerState {
    return this.breaker.state;
  }

  override async search(question: SearchQuestion): Promise<SearchResult> {
    if (!this.outer.isConfigured) return this.postgres.search(question);
    const { value, isFallback } = (await this.outer.canAnswer(question))
      ? await this.guarded(
          (signal) => this.outer.search(question, signal),
          () => this.postgres.search(question),
        )
      : { value: await this.postgres.search(question), isFallback: false };
    this.answers.inc({ engine: value.engine, fallback: String(isFallback) });
    if (value.engine === 'meilisearch') this.shadow.note(question, value);
    return isFallback ? { ...value, degraded: true } : value;
  }

  override async suggest(question: SuggestQuestion): Promise<Suggestions> {
    if (!(await this.hasLive())) return this.postgres.suggest(question);
    const { value } = await this.guarded(
      (signal) => this.outer.suggest(question, signal),
      () => this.postgres.suggest(question),
    );
    return value;
  }

  override async facetSearch(facet: SearchableFacet, text: string): Promise<FacetValue[]> {
    if (!(await this.hasLive())) return this.postgres.facetSearch(facet, text);
    const { value } = await this.guarded(
      () => this.outer.facetSearch(facet, text),
      () => this.postgres.facetSearch(facet, text),
    );
    return value;
  }

  /** The points of the policy are those of the database engine. */
  override explain(question: SearchQuestion, productId: string): Promise<ScoreExplanation> {
    return this.postgres.explain(question, productId);
  }

  override health(): Promise<void> {
    return this.outer.isConfigured
      ? this.outer.health(AbortSignal.timeout(TIMEOUT_MS))
      : this.postgres.health();
  }

  override capabilities(): EngineCapabilities {
    const own = this.postgres.capabilities();
    if (!this.outer.isConfigured) return own;
    return { ...own, engine: 'meilisearch', explains: false, maxHits: MAX_ENGINE_HITS };
  }

  private async hasLive(): Promise<boolean> {
    if (!this.outer.isConfigured) return false;
    const { product, producer } = await this.status.live();
    return product !== null && producer !== null;
  }

  private async guarded<R>(
    ask: (signal: AbortSignal) => Promise<R>,
    fallback: () => Promise<R>,
  ): Promise<Answer<R>> {
    const state = this.breaker.enter();
    const instead = async () => ({ value: await fallback(), isFallback: true });
    if (state === 'open') return instead();
    const attempt = this.attempt(ask);
    if (state === 'closed') return (await attempt) ?? instead();
    const early = await Promise.race([attempt, wait(HEDGE_MS, 'late' as const)]);
    if (early !== 'late') return early ?? instead();
    const hedge = instead();
    // Whoever is first; an attempt that fails leaves it to the hedge.
    return Promise.race([attempt.then((answer) => answer ?? hedge), hedge]);
  }

  /** Null where the engine gave no answer in time; the breaker is told how it went. */
  private async attempt<R>(ask: (signal: AbortSignal) => Promise<R>): Promise<Answer<R> | null> {
    const startedAt = performance.now();
    const took = () => performance.now() - startedAt;
    try {
      const value = await ask(AbortSignal.timeout(TIMEOUT_MS));
      this.breaker.succeeded(took());
      return { value, isFallback: false };
    } catch (error) {
      this.note(error, took());
      return null;
    }
  }

  private note(error: unknown, tookMs: number): void {
    if (!(error instanceof EngineFailure)) {
      this.breaker.abstained();
      this.log.fault('search failed beside its engine', error);
      return;
    }
    const { kind, code } = error;
    if (kind === 'rejected') this.breaker.abstained();
    else this.breaker.failed(tookMs);
    this.log.warn('meilisearch did not answer a search', { kind, code });
    if (kind !== 'outdated' && kind !== 'refused') return;
    this.status.suspect().catch((cause) => this.log.fault('suspicion was not kept', cause));
  }
}
