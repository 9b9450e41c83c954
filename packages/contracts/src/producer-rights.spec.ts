import { describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from './all-endpoints.ts';

describe('The rights of producer routes', () => {
  it('names one right on each route of a producer, and on no other route', () => {
    const wrong = [...ALL_ENDPOINTS].filter(
      ([, endpoint]) => (endpoint.access === 'producer') !== (endpoint.right !== undefined),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});
