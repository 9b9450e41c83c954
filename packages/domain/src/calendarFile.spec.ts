import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CalendarEvent, calendarFile, escapeText, foldLine } from './calendarFile.ts';

const EVENT: CalendarEvent = {
  uid: 'line-1@giebelmarkt.example',
  startsAt: '2026-12-05T09:30:00.000Z',
  endsAt: '2026-12-05T11:30:00.000Z',
  writtenAt: '2026-11-22T12:00:00.000Z',
  summary: 'Löffel schnitzen; ein Nachmittag, für alle',
  location: 'Werkstatt\\Hof',
  description: '2 Plätze\nTelefon: 0381 1',
  url: 'https://giebelmarkt.example/bestellung/abc',
  isCanceled: false,
};

const octets = (text: string) => new TextEncoder().encode(text).length;
const unfold = (text: string) => text.replace(/\r\n /g, '');

describe('a calendar file (RFC 5545)', () => {
  it('is written line by line', () => {
    expect(unfold(calendarFile([EVENT], 'de')).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Markthalle//Termine 1.0//DE',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:line-1@giebelmarkt.example',
      'DTSTAMP:20261122T120000Z',
      'DTSTART:20261205T093000Z',
      'DTEND:20261205T113000Z',
      'SUMMARY:Löffel schnitzen\\; ein Nachmittag\\, für alle',
      'LOCATION:Werkstatt\\\\Hof',
      'DESCRIPTION:2 Plätze\\nTelefon: 0381 1',
      'URL:https://giebelmarkt.example/bestellung/abc',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says that an event is canceled', () => {
    expect(calendarFile([{ ...EVENT, isCanceled: true }], 'en')).toContain('STATUS:CANCELLED');
  });

  it('takes an instant with an offset to UTC', () => {
    const file = calendarFile([{ ...EVENT, startsAt: '2026-12-05T10:30:00+01:00' }], 'de');
    expect(file).toContain('DTSTART:20261205T093000Z');
  });

  it('refuses an end before the start, a broken instant and an address that ends its line', () => {
    for (const wrong of [
      { endsAt: EVENT.startsAt },
      { writtenAt: 'gestern' },
      { url: 'https://x.example/a\r\nATTACH:x' },
      { url: 'javascript:alert(1)' },
    ]) {
      expect(() => calendarFile([{ ...EVENT, ...wrong }], 'de')).toThrow();
    }
  });

  it('folds at 75 octets and never inside a character', () => {
    const line = `SUMMARY:${'ü'.repeat(60)}`;
    expect(foldLine(line).split('\r\n')).toEqual([
      `SUMMARY:${'ü'.repeat(33)}`,
      ` ${'ü'.repeat(27)}`,
    ]);
    expect(foldLine('A'.repeat(75))).toBe('A'.repeat(75));
    expect(foldLine('A'.repeat(76))).toBe(`${'A'.repeat(75)}\r\n A`);
  });

  it('lets no text out of its line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (summary, location) => {
        const file = calendarFile([{ ...EVENT, summary, location }], 'de');
        const lines = file.split('\r\n');
        expect(lines.every((line) => octets(line) <= 75)).toBe(true);
        const names = unfold(file)
          .split('\r\n')
          .map((line) => line.split(':')[0]);
        expect(names.slice(9, 12)).toEqual(['DTEND', 'SUMMARY', 'LOCATION']);
        expect(names).toHaveLength(18);
      }),
    );
  });

  it('writes commas, semicolons and backslashes so that they can be read back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z,;\\\n]{0,30}$/), (text) => {
        const read = escapeText(text).replace(/\\([\\;,n])/g, (_, c: string) =>
          c === 'n' ? '\n' : c,
        );
        expect(read).toBe(text);
      }),
    );
  });
});
