import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startFixture } from '../sandbox-fixture.ts';
import { ACCOUNT_SCENARIOS } from './account-scenarios.ts';
import { type Need, sandboxWorld, stripeWorld, type World } from './contract-world.ts';
import { DISPUTE_SCENARIOS } from './dispute-scenarios.ts';
import { PAYMENT_SCENARIOS } from './payment-scenarios.ts';
import { PROTOCOL_SCENARIOS } from './protocol-scenarios.ts';
import { REFUND_SCENARIOS } from './refund-scenarios.ts';
import { SESSION_SCENARIOS } from './session-scenarios.ts';
import { TRANSFER_SCENARIOS } from './transfer-scenarios.ts';

const PATIENCE_MS = 120_000;
const MIN_SCENARIOS = 60;

const SCENARIOS = [
  ...SESSION_SCENARIOS,
  ...PAYMENT_SCENARIOS,
  ...REFUND_SCENARIOS,
  ...TRANSFER_SCENARIOS,
  ...DISPUTE_SCENARIOS,
  ...ACCOUNT_SCENARIOS,
  ...PROTOCOL_SCENARIOS,
];

const TEST_KEY = process.env.STRIPE_TEST_KEY;
const TEST_ACCOUNT = process.env.STRIPE_TEST_ACCOUNT;
const TEST_ADDRESS = process.env.STRIPE_TEST_ADDRESS;

describe('the contract', () => {
  it('has at least sixty scenarios, each with a name of its own', () => {
    const ids = SCENARIOS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(MIN_SCENARIOS);
  });
});

describe('the contract with the sandbox', () => {
  it.each(SCENARIOS)('$id $title', async (scenario) => {
    const world = sandboxWorld(await startFixture({ seed: scenario.id }));
    try {
      await scenario.run(world);
      const { body } = await world.control('GET', '/invariants');
      expect(body.violations).toEqual([]);
    } finally {
      await world.close();
    }
  });
});

const lacking: Need[] = ['control', 'clock', ...(TEST_ACCOUNT ? [] : ['account' as const])];
const possible = SCENARIOS.filter(({ needs }) => !needs.some((need) => lacking.includes(need)));

if (TEST_KEY !== undefined && TEST_KEY !== '') {
  describe('the contract with Stripe in test mode', () => {
    let world: World;
    beforeAll(() => {
      jest.setTimeout(PATIENCE_MS);
      world = stripeWorld({ account: TEST_ACCOUNT, address: TEST_ADDRESS, key: TEST_KEY });
      const left = SCENARIOS.filter((scenario) => !possible.includes(scenario));
      const names = left.map(({ id, needs }) => `${id} (${needs.join(', ')})`).join(', ');
      console.log(
        `${possible.length} of ${SCENARIOS.length} scenarios run against Stripe;` +
          ` ${left.length} are left out: ${names}`,
      );
    });
    afterAll(() => {
      const differences = [...world.findings].sort().join('\n');
      if (differences !== '') console.log(`Answers that differ from the typings:\n${differences}`);
    });

    it.each(possible)(
      '$id $title',
      async (scenario) => {
        await scenario.run(world);
      },
      PATIENCE_MS,
    );
  });
}
