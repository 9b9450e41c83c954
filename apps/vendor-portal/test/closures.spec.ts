import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addClosure, removeClosure } from '@markthalle/contracts/delivery';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { CLOSURE } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

it('a producer enters a holiday, and takes one back', async () => {
  const sent: unknown[] = [];
  portal.api.on(addClosure, ({ fromOn, toOn }) => {
    sent.push({ fromOn, toOn });
    return { closures: [CLOSURE] };
  });
  portal.api.on(removeClosure, ({ closureId }) => {
    sent.push(closureId);
    return { closures: [] };
  });
  const page = await portal.openPage();
  await page.goto('/hof/ferien');
  await page.getByLabel('Erster Tag').fill('2026-12-21');
  await page.getByLabel('Letzter Tag').fill('2027-01-03');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await page.getByText('Die freie Zeit ist eingetragen.').waitFor();
  await page.getByRole('button', { name: /aufheben$/ }).click();
  await page.getByText('Die freie Zeit ist aufgehoben.').waitFor();
  expect(sent).toEqual([{ fromOn: '2026-12-21', toOn: '2027-01-03' }, CLOSURE.closureId]);
});

it('what is missing or not possible is said, and what was typed stays', async () => {
  const page = await portal.openPage();
  await page.goto('/hof/ferien');
  await page.getByLabel('Erster Tag').fill('2026-12-21');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  expect(await page.locator('.field__error').textContent()).toContain(
    'Bitte geben Sie einen Tag an.',
  );
  expect(await page.getByLabel('Erster Tag').inputValue()).toBe('2026-12-21');
  portal.api.on(addClosure, () => {
    throw new FixtureProblem('closure-not-possible');
  });
  await page.getByLabel('Letzter Tag').fill('2026-12-01');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await page
    .getByText(/höchstens 60 Tage lang/)
    .first()
    .waitFor();
  expect(await page.getByLabel('Letzter Tag').inputValue()).toBe('2026-12-01');
});

it('asks before days on which something was promised', async () => {
  const orders = [
    { producerOrderId: CLOSURE.closureId, number: '26-000017-1', handOverOn: '2026-12-22' },
  ];
  portal.api.on(addClosure, ({ acceptsOrders }) => {
    if (!acceptsOrders) throw new FixtureProblem('closure-touches-orders', [], { orders });
    return { closures: [{ ...CLOSURE, orders }] };
  });
  const page = await portal.openPage({ javaScript: false });
  await page.goto('/hof/ferien');
  await page.getByLabel('Erster Tag').fill('2026-12-21');
  await page.getByLabel('Letzter Tag').fill('2027-01-03');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  const main = (await page.textContent('main')) ?? '';
  expect(main).toContain('Für diese Tage haben Sie schon etwas zugesagt:');
  expect(main).toContain('26-000017-1');
  expect(await page.getByLabel('Erster Tag').inputValue()).toBe('2026-12-21');
  await page.getByRole('button', { name: 'Trotzdem eintragen' }).click();
  await page.getByText('Die freie Zeit ist eingetragen.').waitFor();
});
