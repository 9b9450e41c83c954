import { globSync } from 'node:fs';

export default {
  projects: globSync('{apps,packages}/*/jest.config.mjs', { cwd: import.meta.dirname }).map(
    (file) => `<rootDir>/${file}`,
  ),
  workerIdleMemoryLimit: '1GB',
};
