/** Lets the shop's pages be read without a line; see app/worker. Browsers without workers go on as before. */
export function keepForOffline(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  window.addEventListener('load', () => {
    const wasThereBefore = serviceWorker.controller === null;
    // A browser that refuses (private windows) shows the shop as it is without a worker.
    serviceWorker.register('/service-worker.js').catch(() => undefined);
    if (!wasThereBefore) return;
    serviceWorker.ready.then(({ active }) => {
      const files = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith(`${window.location.origin}/assets/`));
      active?.postMessage({ files, pathname: window.location.pathname });
    });
  });
}
