import type { Request } from 'express';
import type { WebConfig } from './web-config.ts';

/** What the server hands to every loader and action, beside the request itself. */
export type LoadContext = {
  readonly config: WebConfig;
  readonly requestId: string;
  /** The reader's address, for the API's rate limits; never stored or logged here. */
  readonly clientAddress: string;
};

export function loadContextOf(config: WebConfig, req: Request, requestId: string): LoadContext {
  return { config, requestId, clientAddress: req.ip ?? '' };
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
}
