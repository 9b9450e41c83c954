import { globSync } from 'node:fs';

export default {
  projects: globSync('{apps,packages}/*/jest.config.mjs', { cwd: import.meta.dirname }).map(
    (file) => `<rootDir>/${file}`,
  ),
  // Specs wait for browsers and databases most of the time; a core less, the default, leaves a small machine idle.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // Ends what hangs and says nothing about speed (that is bench/): on a busy machine tests of two seconds failed at five.
  testTimeout: 60_000,
};
