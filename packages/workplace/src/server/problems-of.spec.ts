import { describe, expect, it } from '@jest/globals';
import { done, problemsOf } from './form-action.ts';

const problem = {
  type: 'urn:markthalle:invalid-input',
  title: '',
  status: 400,
  code: 'invalid-input' as const,
  instance: '/',
};

describe('the reasons of a refusal', () => {
  it('stand at their fields; positions in a list are no fields', () => {
    const errors = [
      { pointer: '/draft/nameDe', message: 'Name fehlt.' },
      { pointer: '/draft/allergens/3', message: 'Unbekannt.' },
      { pointer: '', message: 'Allgemein.' },
    ];
    expect(problemsOf({ ...problem, errors })).toEqual([
      { field: 'nameDe', message: 'Name fehlt.' },
      { field: 'allergens', message: 'Unbekannt.' },
      { field: null, message: 'Allgemein.' },
    ]);
  });

  it('are the sentence of the register where no field is named', () => {
    expect(problemsOf(problem)).toEqual([
      { field: null, message: 'Bitte prüfen Sie Ihre Angaben.' },
    ]);
  });
});

describe('the way on after a form', () => {
  it.each([
    ['/geld', undefined, '/geld'],
    ['/geld', 'ok', '/geld?meldung=ok'],
    ['/geld?a=1', 'ok', '/geld?a=1&meldung=ok'],
    ['/produkte#b-1', 'ok', '/produkte?meldung=ok#b-1'],
  ])('%s with %s is %s', (path, note, target) => {
    expect(done(path, note).headers.get('location')).toBe(target);
  });
});
