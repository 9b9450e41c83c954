import { describe, expect, it } from '@jest/globals';
import { nextTask, startTasks } from './start-tasks.ts';

const KEYS = ['profile', 'payment_account', 'tax', 'delivery', 'first_product', 'photo'] as const;
const tasks = (...done: readonly string[]) =>
  KEYS.map((key) => ({ key, done: done.includes(key) }));
const PROVED = { items: [], needed: [], missing: [] };
const statesOf = (list: ReturnType<typeof startTasks>) =>
  Object.fromEntries(list.map(({ key, state }) => [key, state]));

describe('the tasks of a new producer', () => {
  it('are eight, and the first open one is next', () => {
    const list = startTasks({ accountState: 'none', tasks: tasks('profile') }, PROVED);
    expect(list.map(({ title }) => title)).toEqual([
      'Ihr Hof',
      'Bank',
      'Steuer',
      'Liefern',
      'Erstes Produkt',
      'Foto',
      'Rechtliches',
      'Fertig',
    ]);
    expect(nextTask(list)?.href).toBe('/konto-einrichten');
    expect(statesOf(list)).toMatchObject({ profile: 'done', legal: 'done', finished: 'blocked' });
  });

  it('let nobody wait for what others check', () => {
    const onboarding = { accountState: 'in_review' as const, tasks: tasks('profile') };
    const list = startTasks(onboarding, PROVED);
    expect(statesOf(list).payment_account).toBe('waiting');
    expect(nextTask(list)?.href).toBe('/konto-einrichten#angaben');
  });

  it('have legal duties open, waiting or done as the evidence is', () => {
    const onboarding = { accountState: 'payable' as const, tasks: tasks(...KEYS) };
    const needed = [{ kind: 'packaging_register' as const, isHeld: false }];
    const submitted = [{ kind: 'packaging_register', state: 'submitted' }] as never;
    const missing = [{ lawId: 'LAW-DAC7-2', field: 'x', why: 'x', example: 'x' }];
    const legal = (evidence: Parameters<typeof startTasks>[1]) =>
      statesOf(startTasks(onboarding, evidence)).legal;
    expect(legal({ ...PROVED, needed })).toBe('open');
    expect(legal({ ...PROVED, missing })).toBe('open');
    expect(legal({ items: submitted, needed, missing: [] })).toBe('waiting');
    expect(legal({ items: submitted, needed, missing })).toBe('open');
  });

  it('are finished when all seven are, and never before', () => {
    const all = startTasks({ accountState: 'payable', tasks: tasks(...KEYS) }, PROVED);
    expect(statesOf(all).finished).toBe('done');
    expect(nextTask(all)).toBeNull();
    for (const left of KEYS) {
      const done = KEYS.filter((key) => key !== left);
      const list = startTasks({ accountState: 'payable', tasks: tasks(...done) }, PROVED);
      expect([left, statesOf(list).finished]).toEqual([left, 'blocked']);
    }
  });

  it('leads to a product that is there for its photo', () => {
    const hrefOf = (...done: readonly string[]) =>
      startTasks({ accountState: 'none', tasks: tasks(...done) }, PROVED).find(
        ({ key }) => key === 'photo',
      )?.href;
    expect(hrefOf()).toBe('/produkte/neu#fotos');
    expect(hrefOf('first_product')).toBe('/produkte');
  });
});
