import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findingText } from '../src/finding.ts';
import { Repository } from '../src/repository.ts';
import { RULES } from '../src/rules.ts';

const repository = Repository.read(path.resolve(import.meta.dirname, '../../..'));

describe('the repository', () => {
  it('is read', () => {
    // Without files every rule below would hold.
    expect(repository.code.length).toBeGreaterThan(50);
    expect(repository.find('packages/config-tidy/test/repository.spec.ts')).toBeDefined();
  });

  it.each(Object.entries(RULES))('%s', (_, check) => {
    expect(check(repository).map(findingText)).toEqual([]);
  });
});
