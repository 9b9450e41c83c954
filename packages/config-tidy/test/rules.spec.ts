import { describe, expect, it } from '@jest/globals';
import { findingText } from '../src/finding.ts';
import { Repository } from '../src/repository.ts';
import { RULES } from '../src/rules.ts';
import { FIXTURES } from './rule-fixtures.ts';

/** Every rule is seen to fail on what it forbids, and to accept the allowed neighbour of it. */
describe('the rules', () => {
  it('have fixtures, all of them', () => {
    expect(Object.keys(FIXTURES).sort()).toEqual(Object.keys(RULES).sort());
  });

  describe.each(Object.entries(FIXTURES))('%s', (name, { refused, allowed }) => {
    const check = RULES[name] ?? (() => []);

    it.each(refused)('refuses $because', ({ files, at }) => {
      const found = check(Repository.of(files)).map(findingText);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(at);
    });

    it.each(allowed)('allows $because', ({ files }) => {
      expect(check(Repository.of(files)).map(findingText)).toEqual([]);
    });
  });
});
