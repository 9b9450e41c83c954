import { invariant } from './invariant.ts';

/** One entry of a calendar file. */
export type CalendarEvent = {
  /** Stays the same for the life of the event, so that a calendar replaces it. */
  readonly uid: string;
  /** Instants (ISO 8601). */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly writtenAt: string;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly url: string;
  readonly isCanceled: boolean;
};

/** Octets of one line without its break (RFC 5545, section 3.1). */
const MAX_LINE_OCTETS = 75;

const OCTETS = new TextEncoder();

/** More dates than one order has lines. */
const MAX_EVENTS = 100;

/**
 * A calendar file (RFC 5545) with instants in UTC: a calendar shows them in its owner's time zone,
 * and no time zone table has to travel along.
 */
export function calendarFile(events: readonly CalendarEvent[], language: 'de' | 'en'): string {
  invariant(events.length <= MAX_EVENTS, `${events.length} events in one file`);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Markthalle//Termine 1.0//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent): string[] {
  invariant(Date.parse(event.endsAt) > Date.parse(event.startsAt), 'an event ends after its start');
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(event.writtenAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `LOCATION:${escapeText(event.location)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `URL:${uriOf(event.url)}`,
    `STATUS:${event.isCanceled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** `20260614T100000Z` (section 3.3.5, form 2). */
function utc(instant: string): string {
  const at = new Date(instant);
  invariant(!Number.isNaN(at.getTime()), `not an instant: ${instant}`);
  return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/**
 * A TEXT value (section 3.3.11): backslash, semicolon, comma and line break are written with a
 * backslash; other control characters have no place in it.
 */
export function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
      .replace(/[\u0000-\u001f\u007f]/g, '')
  );
}

/** A URI stands unescaped (section 3.3.13), so it must hold nothing that could end the line. */
function uriOf(url: string): string {
  invariant(/^https?:\/\/[\x21-\x7e]+$/.test(url), 'not an address');
  return url;
}

/**
 * Breaks a line after at most 75 octets, never inside a character; what follows begins with a space
 * (section 3.1).
 */
export function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const more = OCTETS.encode(character).length;
    if (octets + more > MAX_LINE_OCTETS) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join('\r\n');
}
