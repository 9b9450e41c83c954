import type { Express } from 'express';

const READY_TIMEOUT_MS = 2_000;

/** `/health/live`: this process answers. `/health/ready`: the API behind it answers too. */
export function serveHealth(app: Express, apiUrl: string, isClosing: () => boolean): void {
  app.get('/health/live', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  app.get('/health/ready', async (_req, res) => {
    res.set('Cache-Control', 'no-store');
    const ready = !isClosing() && (await apiIsReady(apiUrl));
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready' });
  });
}

async function apiIsReady(apiUrl: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
    const answer = await fetch(`${apiUrl}/health/ready`, { signal });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Not reachable is the answer to the question, not a fault of this server.
    return false;
  }
}
