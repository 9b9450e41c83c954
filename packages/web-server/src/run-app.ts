import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { BodyLimit } from './request-guards.ts';
import type { SharedPages } from './serve-kept-pages.ts';
import { closeOnSignals, startWebServer } from './start-web-server.ts';
import type { Uploads } from './upload-proxy.ts';
import { ConfigError, readWebConfig } from './web-config.ts';

type AppOptions = {
  readonly name: string;
  /** The app's own folder; `remix vite:build` writes below it. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly defaultPort: number;
  readonly bodyLimit?: BodyLimit;
  /** Which pages many visitors share; told whether people reach the app over https. */
  readonly sharedPages?: (secure: boolean) => SharedPages;
  /** Where photos are sent to in pieces; told whether people reach the app over https. */
  readonly uploads?: (secure: boolean) => Uploads;
};

/** What every `server.ts` does: read the surroundings, load the build, listen, say one sentence on failure. */
export async function runApp(options: AppOptions): Promise<void> {
  try {
    const config = readWebConfig(options.env, { port: options.defaultPort });
    const entry = path.join(options.folder, 'build/server/index.js');
    const build = (await import(pathToFileURL(entry).href)) as ServerBuild;
    const server = await startWebServer({
      name: options.name,
      config,
      build,
      clientFolder: path.join(options.folder, 'build/client'),
      bodyLimit: options.bodyLimit,
      sharedPages: options.sharedPages?.(config.secure),
      uploads: options.uploads?.(config.secure),
    });
    closeOnSignals(server);
  } catch (error) {
    process.stderr.write(`${options.name}: ${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const code = (error as { code?: unknown }).code;
  if (code === 'EADDRINUSE') return 'the port is already in use.';
  if (code === 'ERR_MODULE_NOT_FOUND') return 'the app is not built yet; run "npm run build".';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
