import { KEPT_PAGES, keptPagesOf } from './kept-pages.ts';

/** First the page itself, then what may be needed next. */
const AHEAD_AFTER_MS = 3_000;

/** Lets pages be read without a line; see app/worker. Browsers without workers go on as before. */
export function keepPages(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  // A browser that refuses (private windows) shows the portal as it is without a worker.
  serviceWorker.register('/service-worker.js').catch(() => undefined);
  window.setTimeout(async () => {
    if (!navigator.onLine || savesData() || document.documentElement.dataset.keptAt) return;
    (await serviceWorker.ready).active?.postMessage({ ahead: pathsAhead() });
  }, AHEAD_AFTER_MS);
}

/** Whoever saves data gets the pages that they open and no others. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** The page itself, if the server did not know yet whose it is; the usual ones; links that say so. */
function pathsAhead(): string[] {
  const { pathname } = window.location;
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-keep]');
  const usual = KEPT_PAGES.filter(({ ahead }) => ahead).map(({ path }) => path);
  const paths = [pathname, ...[...links].map((link) => link.pathname), ...usual];
  return [...new Set(paths)].filter((path) => keptPagesOf(path) !== undefined);
}
