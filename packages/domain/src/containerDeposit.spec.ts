import { describe, expect, it } from '@jest/globals';
import {
  type Container,
  checkDeposit,
  containerMark,
  depositFor,
  requiredDeposit,
} from './containerDeposit.ts';
import { InvariantError } from './invariant.ts';

const container = (change: Partial<Container>): Container => ({
  system: 'one_way',
  content: 'soft_drink',
  material: 'can',
  volumeMl: 330,
  ...change,
});
const required = { required: true, minimumCents: 25 };
const free = (because: string) => ({ required: false, because });

describe('requiredDeposit', () => {
  it.each([
    { name: 'LAW-DEP-1: a lemonade can of 330 ml', change: {}, expected: required },
    {
      name: 'LAW-DEP-1: a wine bottle',
      change: { content: 'wine', material: 'glass', volumeMl: 750 },
      expected: free('exempt_drink'),
    },
    { name: 'LAW-DEP-1: a miniature of 50 ml', change: { volumeMl: 50 }, expected: free('size') },
    { name: 'exactly 100 ml', change: { volumeMl: 100 }, expected: required },
    { name: 'exactly 3 l', change: { content: 'beer', volumeMl: 3000 }, expected: required },
    {
      name: 'a beer keg of 5 l',
      change: { content: 'beer', volumeMl: 5000 },
      expected: free('size'),
    },
    {
      name: 'juice in glass',
      change: { content: 'juice', material: 'glass', volumeMl: 750 },
      expected: free('exempt_drink'),
    },
    {
      name: 'juice in a plastic bottle',
      change: { content: 'juice', material: 'plastic_bottle' },
      expected: required,
    },
    {
      name: 'a wine spritzer in a can',
      change: { content: 'wine', material: 'can', volumeMl: 200 },
      expected: required,
    },
    {
      name: 'beer in one-way glass',
      change: { content: 'beer', material: 'glass' },
      expected: required,
    },
    {
      name: 'ice tea in a carton',
      change: { material: 'carton', volumeMl: 1000 },
      expected: free('carton'),
    },
    {
      name: 'a returnable bottle',
      change: { system: 'returnable', material: 'glass' },
      expected: free('returnable'),
    },
    {
      name: 'a honey jar',
      change: { content: 'not_a_drink', material: 'glass', volumeMl: null },
      expected: free('not_a_drink'),
    },
  ] as const)('$name', ({ change, expected }) => {
    expect(requiredDeposit(container(change))).toEqual(expected);
  });

  it('treats a drink without a volume as a bug', () => {
    expect(() => requiredDeposit(container({ volumeMl: null }))).toThrow(InvariantError);
  });
});

describe('containerMark (LAW-DEP-2)', () => {
  it.each([
    { change: {}, expected: 'EINWEG' },
    { change: { system: 'returnable', material: 'glass' }, expected: 'MEHRWEG' },
    {
      change: { system: 'returnable', content: 'not_a_drink', volumeMl: null },
      expected: 'MEHRWEG',
    },
    { change: { content: 'not_a_drink', volumeMl: null }, expected: null },
    { change: { content: 'wine', material: 'glass' }, expected: null },
  ] as const)('$change is marked $expected', ({ change, expected }) => {
    expect(containerMark(container(change))).toBe(expected);
  });
});

describe('checkDeposit', () => {
  it('refuses less than the minimum on a covered container', () => {
    expect(checkDeposit(container({}), 24)).toEqual({
      allowed: false,
      because: 'below_minimum',
      minimumCents: 25,
    });
    expect(checkDeposit(container({}), 25)).toEqual({ allowed: true });
  });

  it('lets a returnable system set its own amount, but never a negative one', () => {
    const bottle = container({ system: 'returnable', content: 'beer', material: 'glass' });
    expect(checkDeposit(bottle, 8)).toEqual({ allowed: true });
    expect(checkDeposit(bottle, -8)).toEqual({ allowed: false, because: 'negative' });
  });
});

describe('depositFor', () => {
  it.each([
    { name: 'V02: one juice bottle at 15 ct', quantity: 1, per: 15, count: 1, expected: 15 },
    { name: 'V07: six beer bottles at 8 ct', quantity: 1, per: 8, count: 6, expected: 48 },
    { name: 'two six-packs', quantity: 2, per: 8, count: 6, expected: 96 },
    { name: 'no deposit', quantity: 3, per: 0, count: 1, expected: 0 },
  ])('$name', ({ quantity, per, count, expected }) => {
    const perUnit = { depositCentsPerContainer: per, containersPerUnit: count };
    expect(depositFor(quantity, perUnit)).toBe(expected);
  });

  it.each([
    [-1, 15, 1],
    [0.5, 15, 1],
    [1, 1.5, 1],
    [1, -15, 1],
    [1_000_001, 15, 1],
    [1_000, 15, 1_001],
  ])('refuses %p packs at %p ct with %p containers', (quantity, per, count) => {
    const perUnit = { depositCentsPerContainer: per, containersPerUnit: count };
    expect(() => depositFor(quantity, perUnit)).toThrow(InvariantError);
  });
});
