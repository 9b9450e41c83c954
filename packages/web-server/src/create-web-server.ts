import path from 'node:path';
import { constants } from 'node:zlib';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { sendErrorPage } from './error-page.ts';
import { serveHealth } from './health.ts';
import { loadContextOf } from './load-context.ts';
import { mediaProxy } from './media-proxy.ts';
import { packedAssets } from './packed-assets.ts';
import {
  type BodyLimit,
  bodyLimit,
  DEFAULT_BODY_LIMIT_BYTES,
  readableAddress,
  sameOriginOnly,
} from './request-guards.ts';
import { type LogLine, requestId, requestLog, stdoutLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { type SharedPages, serveKeptPages } from './serve-kept-pages.ts';
import { type Uploads, uploadProxy } from './upload-proxy.ts';
import type { WebConfig } from './web-config.ts';

export type WebServerOptions = {
  readonly name: string;
  readonly config: WebConfig;
  /** What `remix vite:build` wrote: the server module and the folder of browser files. */
  readonly build: ServerBuild;
  readonly clientFolder: string;
  readonly bodyLimit?: BodyLimit;
  /** Which pages many visitors share; without it every page is rendered for its reader. */
  readonly sharedPages?: SharedPages;
  /** Where photos are sent to in pieces; without it there is no such address. */
  readonly uploads?: Uploads;
  readonly log?: LogLine;
  /** Asked by the readiness check: a closing server takes no new work. */
  readonly isClosing?: () => boolean;
};

const BROTLI_QUALITY = 5;
const SMALLEST_COMPRESSED_BYTES = 512;

/** The Express app around one Remix app; `startWebServer` makes it listen. */
export function createWebServer(options: WebServerOptions): Express {
  const { config } = options;
  const log = options.log ?? stdoutLog(options.name);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.use((req, _res, next) => {
    // Remix believes this header; only our own proxies may set it.
    if (config.trustedProxies === 0) delete req.headers['x-forwarded-host'];
    next();
  });
  app.use(requestId);
  serveHealth(app, config.apiUrl, options.isClosing ?? (() => false));
  app.use(requestLog(log));
  app.use(securityHeaders(config));
  app.use('/media', mediaProxy(config.apiUrl));
  takeUploads(app, options);
  app.use('/assets', packedAssets(path.join(options.clientFolder, 'assets')));
  app.use(
    compression({
      threshold: SMALLEST_COMPRESSED_BYTES,
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    }),
  );
  serveFiles(app, options.clientFolder);
  app.use(readableAddress);
  app.use(bodyLimit(options.bodyLimit ?? (() => DEFAULT_BODY_LIMIT_BYTES)));
  app.use(sameOriginOnly(config.publicUrl));
  const { build, sharedPages } = options;
  if (sharedPages && config.keepsPages) {
    app.use(serveKeptPages({ config, build, sharedPages, log }));
  }
  app.use(
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (req, res) => loadContextOf(config, req, res.locals.requestId),
    }),
  );
  app.use(errorPage(log));
  return app;
}

/** Before anything reads or limits bodies: pieces are passed on as they come. */
function takeUploads(app: Express, { config, uploads }: WebServerOptions): void {
  if (uploads === undefined) return;
  app.use(uploads.path, sameOriginOnly(config.publicUrl), uploadProxy(config.apiUrl, uploads));
}

function serveFiles(app: Express, clientFolder: string): void {
  const ownAssets = path.join(import.meta.dirname, '../assets');
  app.use(
    '/assets',
    express.static(path.join(clientFolder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  );
  app.use(express.static(clientFolder, { maxAge: '1h', index: false, redirect: false }));
  app.use(express.static(ownAssets, { maxAge: '1h', index: false, redirect: false }));
}

/** Express names its fourth argument by count, so it must stay although nothing uses it. */
function errorPage(log: LogLine): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const status = (error as { status?: unknown }).status;
    if (status === 404) {
      res.status(404).set('Cache-Control', 'no-store').end();
      return;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log({ level: 'error', event: 'unhandled', requestId: res.locals.requestId, error: text });
    if (res.headersSent) {
      res.destroy();
      return;
    }
    sendErrorPage(res, status === 400 ? 'bad-request' : 'broken');
  };
}
