import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Db } from '../db/db.ts';

/** Prometheus metrics of this process and of the queue. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requestSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(db: Db) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('jobs_waiting', 'Jobs that are due and not started', db, WAITING_JOBS);
    this.gauge('jobs_parked', 'Jobs that wait for a person', db, PARKED_JOBS);
    this.gauge('incidents_open', 'Incidents that wait for a person', db, OPEN_INCIDENTS);
    this.gauge('stripe_events_waiting', 'Stored events not yet worked on', db, OPEN_EVENTS);
  }

  private gauge(name: string, help: string, db: Db, sql: string): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set((await db.row<{ n: number }>(sql))?.n ?? 0);
      },
    });
  }
}

const WAITING_JOBS = `select count(*) as n from graphile_worker.jobs
  where run_at <= now() and attempts < max_attempts and locked_at is null`;
const PARKED_JOBS = 'select count(*) as n from platform.parked_job where retried_at is null';
const OPEN_INCIDENTS = 'select count(*) as n from platform.incident where resolved_at is null';
const OPEN_EVENTS = 'select count(*) as n from payments.stripe_event where processed_at is null';
