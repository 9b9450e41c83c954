import { beforeEach, describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.ts';

let now: number;
let breaker: CircuitBreaker;
beforeEach(() => {
  now = 0;
  breaker = new CircuitBreaker(() => now);
});

const fail = (times: number) => {
  for (let time = 0; time < times; time += 1) breaker.failed(5);
};

describe('failures', () => {
  it('open at the fifth', () => {
    fail(4);
    expect(breaker.enter()).toBe('closed');
    fail(1);
    expect(breaker.enter()).toBe('open');
  });

  it('more than ten seconds apart do not open', () => {
    fail(4);
    now += 10_000;
    fail(1);
    expect(breaker.enter()).toBe('closed');
  });

  it('of the question do not count', () => {
    for (let time = 0; time < 10; time += 1) breaker.abstained();
    expect(breaker.state).toBe('closed');
  });
});

describe('slow answers', () => {
  it('open when more than one of twenty is slow', () => {
    for (let call = 0; call < 47; call += 1) breaker.succeeded(20);
    breaker.succeeded(401);
    breaker.succeeded(401);
    expect(breaker.state).toBe('closed');
    breaker.succeeded(401);
    expect(breaker.state).toBe('open');
  });

  it('are forgiven below that', () => {
    for (let call = 0; call < 200; call += 1) breaker.succeeded(call % 25 === 0 ? 401 : 20);
    expect(breaker.state).toBe('closed');
  });
});

describe('after fifteen seconds', () => {
  beforeEach(() => {
    fail(5);
    now += 14_999;
    expect(breaker.enter()).toBe('open');
    now += 1;
  });

  it('one question tries, the others stay away', () => {
    expect(breaker.enter()).toBe('half-open');
    expect(breaker.enter()).toBe('open');
  });

  it('a success closes, a failure keeps open for as long again', () => {
    breaker.enter();
    breaker.failed(5);
    now += 14_999;
    expect(breaker.enter()).toBe('open');
    now += 1;
    expect(breaker.enter()).toBe('half-open');
    breaker.succeeded(5);
    expect(breaker.enter()).toBe('closed');
  });

  it('a probe that says nothing lets the next one try', () => {
    breaker.enter();
    breaker.abstained();
    expect(breaker.enter()).toBe('half-open');
  });
});
