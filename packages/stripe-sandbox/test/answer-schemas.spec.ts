import { describe, expect, it } from '@jest/globals';
import { schemaFindings } from './answer-schemas.ts';
import { paidCharge, startFixture } from './sandbox-fixture.ts';

describe('the check of answers against the typings', () => {
  it('finds a missing field, an invented one, a wrong kind and an unknown state', async () => {
    const fixture = await startFixture();
    const { charge } = await paidCharge(fixture, 500);
    await fixture.close();
    const { outcome: _outcome, ...missing } = charge;
    expect(schemaFindings(charge)).toEqual([]);
    expect(schemaFindings(missing)).toHaveLength(1);
    expect(schemaFindings({ ...charge, colour: 'red' })).toHaveLength(1);
    expect(schemaFindings({ ...charge, amount: '500' })).toHaveLength(1);
    expect(schemaFindings({ ...charge, status: 'lost' })).toHaveLength(1);
    expect(schemaFindings({ object: 'list', data: [charge, missing] })).toHaveLength(1);
    expect(schemaFindings({ object: 'spaceship' })).toEqual(['no schema for spaceship']);
  });
});
