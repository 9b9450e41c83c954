import { describe, expect, it } from '@jest/globals';
import { keptPagesOf } from './kept-pages.ts';

describe('which pages a phone keeps', () => {
  it.each([
    ['/', '/'],
    ['/bestellungen', '/bestellungen'],
    ['/bestellungen/0197', '/bestellungen/*'],
    ['/packen/2026-11-24', '/packen/*'],
    ['/produkte/neu', '/produkte/*'],
  ])('%s belongs to %s', (page, entry) => {
    expect(keptPagesOf(page)?.path).toBe(entry);
  });

  it.each(['/geld', '/anmelden', '/mehr', '/bestellungen/1/2', '/rueckgaben/7'])(
    '%s is never kept',
    (page) => {
      expect(keptPagesOf(page)).toBeUndefined();
    },
  );
});
