import { describe, expect, it } from '@jest/globals';
import { folderProblem, outputProblem } from './postgres-problem.mjs';

const context = { folder: '/data/postgres', port: 5432 };

describe('outputProblem', () => {
  it.each([
    [
      'initdb: error: could not write file "x": No space left on device',
      'There is no space left on the disk that holds /data/postgres.',
    ],
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
      'Port 5432 is already in use.',
    ],
    [
      'FATAL:  could not open file "PG_VERSION": Permission denied',
      'The data folder /data/postgres cannot be opened by this account.',
    ],
    [
      'FATAL:  database files are incompatible with server',
      'The database in /data/postgres was written by another version of PostgreSQL.',
    ],
    [
      'FATAL:  something new\n',
      'PostgreSQL in /data/postgres did not start: FATAL:  something new',
    ],
  ])('%s', (output, sentence) => {
    expect(outputProblem(output, context).message).toBe(sentence);
  });
});

describe('folderProblem', () => {
  it('names the folder on a full disk', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    expect(folderProblem(full, '/data').message).toBe(
      'There is no space left on the disk that holds /data.',
    );
  });

  it('passes an unknown error on unchanged', () => {
    const unknown = new Error('unheard of');
    expect(folderProblem(unknown, '/data')).toBe(unknown);
  });
});
