import { describe, expect, it } from '@jest/globals';
import { decideAge } from './ageCheck.ts';

const QUESTION = {
  minAge: 18,
  serviceConnected: false,
  passed: null,
  birthDate: null,
  today: '2026-11-23',
  now: '2026-11-23T08:00:00Z',
} as const;
const PASSED = {
  method: 'bank',
  result: 'passed',
  minAge: 18,
  at: '2026-11-23T07:00:00Z',
} as const;

describe('LAW-ALC-2 the age before a contract', () => {
  it('is not asked where nothing has an age limit', () => {
    expect(decideAge({ ...QUESTION, minAge: null })).toEqual({ ok: true, check: null });
  });

  it('is a stated date of birth where no service is connected, and the date is not kept', () => {
    expect(decideAge({ ...QUESTION, birthDate: '2008-11-23' })).toEqual({
      ok: true,
      check: { method: 'declaration', result: 'passed', minAge: 18, at: '2026-11-23T08:00:00Z' },
    });
  });

  it('refuses the day before the birthday, a date in the future and an empty field', () => {
    const because = (birthDate: string | null) => decideAge({ ...QUESTION, birthDate });
    expect(because('2008-11-24')).toEqual({ ok: false, because: 'too_young' });
    expect(because('2030-01-01')).toEqual({ ok: false, because: 'too_young' });
    expect(because(null)).toEqual({ ok: false, because: 'missing' });
  });

  it('is only the service’s word where one is connected: a date of birth counts for nothing', () => {
    const connected = { ...QUESTION, serviceConnected: true, birthDate: '1970-01-01' };
    expect(decideAge(connected)).toEqual({ ok: false, because: 'missing' });
    expect(decideAge({ ...connected, passed: PASSED })).toEqual({ ok: true, check: PASSED });
  });

  it('asks again where an earlier check was for a lower age', () => {
    const lower = { ...PASSED, minAge: 16 };
    expect(decideAge({ ...QUESTION, serviceConnected: true, passed: lower })).toEqual({
      ok: false,
      because: 'missing',
    });
  });
});
