import 'reflect-metadata';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { ALL_ENDPOINTS } from '@markthalle/contracts/all-endpoints';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import type { Config } from '../../config.ts';
import { AssistedActsInterceptor } from '../actor/assisted-acts.interceptor.ts';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.ts';
import { Log } from '../log/log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { ContractGuard } from './contract.guard.ts';
import { tagPublicAnswers } from './entity-tags.ts';
import { ProblemFilter, sendProblem } from './problem.filter.ts';
import { Problem } from './problem.ts';

const BODY_LIMIT_BYTES = 1_000_000;
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** The id that our web servers pass on; anything else might carry text into the logs and is replaced. */
function requestIdOf({ headers }: { readonly headers: NodeJS.Dict<string | string[]> }): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : v7();
}

/** Makes the HTTP application of a root module, ready to `listen` or to be asked by tests. */
export async function createApp(
  root: Type | DynamicModule,
  config: Config,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // Only neighbours on this machine or in the private network may speak for a client.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    requestIdHeader: false,
    genReqId: requestIdOf,
    forceCloseConnections: 'idle',
    // A URL that cannot be decoded never reaches the routes, and so neither the filter.
    frameworkErrors: (_: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(new Problem('invalid-input'), request, reply),
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const app = await NestFactory.create<NestFastifyApplication>(root as Type, adapter, {
    logger: ['error', 'warn'],
    rawBody: true,
    abortOnError: false,
  });
  await app.register(helmet as never, { contentSecurityPolicy: { directives: API_CSP } } as never);
  if (config.http.rateLimitPerMinute > 0) {
    await app.register(
      rateLimit as never,
      {
        max: config.http.rateLimitPerMinute,
        timeWindow: '1 minute',
        allowList: (request: { url: string }) => request.url.startsWith('/health/'),
        errorResponseBuilder: (_: unknown, context: { ttl: number }) =>
          new Problem('too-many-requests', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
      } as never,
    );
  }
  allowLargeBodies(app);
  observe(app);
  tagPublicAnswers(app);
  endConnectionsOnClose(app);
  app.useGlobalGuards(app.get(ContractGuard));
  app.useGlobalInterceptors(app.get(AssistedActsInterceptor), app.get(IdempotencyInterceptor));
  app.useGlobalFilters(app.get(ProblemFilter));
  return app;
}

/** Photos need more than the usual megabyte; the contract of their route says how much. */
function allowLargeBodies(app: NestFastifyApplication): void {
  const limits = new Map(
    [...ALL_ENDPOINTS.values()].map(({ path, bodyLimitBytes }) => [path as string, bodyLimitBytes]),
  );
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      const limit = limits.get(route.url);
      if (limit !== undefined && route.method === 'POST') route.bodyLimit = limit;
    });
}

const API_CSP = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** One log line and one measurement per request: the route's pattern, never its URL (it may hold tokens). */
function observe(app: NestFastifyApplication): void {
  const log = app.get(Log);
  const metrics = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      const labels = { method: request.method, route, status: reply.statusCode };
      metrics.requestSeconds.observe(labels, reply.elapsedTime / 1000);
      log.info('request', {
        requestId: request.id,
        ...labels,
        ms: Math.round(reply.elapsedTime),
      });
      done();
    });
}

/** A kept connection whose request was in flight when the server closed would hold the process until it times out. */
function endConnectionsOnClose(app: NestFastifyApplication): void {
  let closing = false;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
