import { describe, expect, it } from '@jest/globals';
import {
  actBy,
  actionsFor,
  contentAt,
  missingInDecision,
  type NoticeDecision,
  needsReporter,
} from './notice.ts';

const REVIEW_ID = '01900000-0000-7000-8000-000000000001';
const SHOP = 'https://markt.example';

describe('LAW-DSA-4 what a notice is about', () => {
  it.each([
    ['/p/lindenhonig', { kind: 'product', slug: 'lindenhonig' }],
    ['/en/p/lindenhonig?menge=2', { kind: 'product', slug: 'lindenhonig' }],
    ['/p/lindenhonig#bild', { kind: 'picture', slug: 'lindenhonig' }],
    ['/hof/imkerei', { kind: 'producer', slug: 'imkerei' }],
    ['/en/farm/imkerei', { kind: 'producer', slug: 'imkerei' }],
    [`/p/lindenhonig/bewertungen#bewertung-${REVIEW_ID}`, { kind: 'review', reviewId: REVIEW_ID }],
    ['/p/lindenhonig#bewertung-1', { kind: 'product', slug: 'lindenhonig' }],
    ['/genossenschaft', { kind: 'other' }],
    ['/p/<script>', { kind: 'other' }],
  ])('%s', (path, content) => {
    expect(contentAt(SHOP + path)).toEqual(content);
  });

  it('is for a person to find out where the address is none', () => {
    expect(contentAt('der Honig mit dem gelben Deckel')).toEqual({ kind: 'other' });
  });

  it('needs a reporter unless it is about child abuse material', () => {
    expect(needsReporter('other')).toBe(true);
    expect(needsReporter('child_abuse')).toBe(false);
  });
});

describe('LAW-GPSR-3 the clock of working days', () => {
  it.each([
    // Friday 16:00 in winter: Tuesday 16:00.
    ['2026-11-20T15:00:00Z', '2026-11-24T15:00:00.000Z'],
    // Wednesday 09:30: Friday 09:30.
    ['2026-11-25T08:30:00Z', '2026-11-27T08:30:00.000Z'],
    // Saturday: Tuesday.
    ['2026-11-21T09:00:00Z', '2026-11-24T09:00:00.000Z'],
    // Good Friday and Easter Monday do not count: Thursday 2 April 16:00 is due Wednesday 8 April.
    ['2026-04-02T14:00:00Z', '2026-04-08T14:00:00.000Z'],
    // Summer time ends on 25 October: the clock shows 16:00 on both days.
    ['2026-10-23T14:00:00Z', '2026-10-27T15:00:00.000Z'],
    // Summer time begins on 29 March; just after midnight the day must not slip.
    ['2026-03-26T23:30:00Z', '2026-03-30T22:30:00.000Z'],
  ])('an order of an authority received %s is due %s', (receivedAt, due) => {
    expect(actBy('authority_order', receivedAt)).toBe(due);
  });

  it('gives three working days to a safety notice and no day to any other', () => {
    expect(actBy('safety_notice', '2026-11-20T15:00:00Z')).toBe('2026-11-25T15:00:00.000Z');
    expect(actBy('notice', '2026-11-20T15:00:00Z')).toBeNull();
  });
});

describe('LAW-DSA-5 a decision', () => {
  const HIDE: NoticeDecision = {
    action: 'hide_review',
    ground: 'illegal',
    groundText: '§ 185 StGB: Die Betriebsleiterin wird beschimpft.',
    facts: 'Die Bewertung nennt sie mit Namen und einem Schimpfwort.',
    automation: 'none',
    territory: 'weltweit',
    duration: 'unbefristet',
    remedies: ['complaint', 'court'],
  };

  it('is complete with ground, facts, automation, territory, duration and remedies', () => {
    expect(missingInDecision(HIDE, 'review')).toEqual([]);
  });

  it.each([
    ['ground', { ground: 'none' }],
    ['groundText', { groundText: 'rechtswidrig' }],
    ['facts', { facts: '                                  ' }],
    ['automation', { automation: null }],
    ['territory', { territory: ' ' }],
    ['duration', { duration: '' }],
    ['remedies', { remedies: [] }],
  ] as const)('cannot be saved without %s', (gap, change) => {
    expect(missingInDecision({ ...HIDE, ...change } as NoticeDecision, 'review')).toEqual([gap]);
  });

  it('acts only on what the notice is about', () => {
    expect(missingInDecision({ ...HIDE, action: 'pause_product' }, 'review')).toEqual(['action']);
    expect(actionsFor('producer')).toEqual(['none']);
    expect(actionsFor('picture')).toEqual(['pause_product', 'none']);
  });

  it('that restricts nothing has no ground, but reasons and remedies', () => {
    const none: NoticeDecision = {
      ...HIDE,
      action: 'none',
      ground: 'none',
      territory: '',
      duration: '',
    };
    expect(missingInDecision(none, 'review')).toEqual([]);
    expect(missingInDecision({ ...none, ground: 'terms' }, 'review')).toEqual(['ground']);
  });
});
