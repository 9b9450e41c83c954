import { offlineTexts } from '../texts/offline.ts';
import type { StoredCommand } from './command-queue.ts';

const SENT_SHOWN_MS = 4_000;
const { strip: texts } = offlineTexts;

/** How the sending goes, beside what the queue itself says. */
export interface LineState {
  readonly online: boolean;
  readonly sending: boolean;
  readonly signedOut: boolean;
  readonly justSent: boolean;
}

interface Strip {
  readonly look: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
}

const ON_THIS_PHONE = { href: '/entwuerfe', text: texts.show };
let hiding: number | undefined;

/** The strip at the top of every page: the line, and what of this phone's acts needs a look. */
export function showStrip(commands: readonly StoredCommand[], line: LineState): void {
  const strip = stripFor(commands, line);
  window.clearTimeout(hiding);
  draw(strip);
  if (strip?.look === 'reconnected') hiding = window.setTimeout(() => draw(null), SENT_SHOWN_MS);
}

function stripFor(commands: readonly StoredCommand[], line: LineState): Strip | null {
  const count = (state: StoredCommand['state']) =>
    commands.filter((command) => command.state === state).length;
  const waiting = count('waiting');
  const here = waiting > 0 && !isPhonePage() ? ON_THIS_PHONE : undefined;
  if (!line.online) {
    const words = [texts.offline, waiting > 0 ? texts.waiting(waiting) : '', keptSince()];
    return { look: 'offline', text: words.filter(Boolean).join(' '), link: here };
  }
  if (line.signedOut && waiting > 0) return { look: 'offline', ...signedOut(waiting) };
  if (line.sending && waiting > 0) return { look: 'sending', text: texts.sending(waiting) };
  const link = isPhonePage() ? undefined : ON_THIS_PHONE;
  if (count('question') > 0) {
    return { look: 'offline', text: texts.questions(count('question')), link };
  }
  if (count('refused') > 0) return { look: 'offline', text: texts.refused(count('refused')), link };
  if (line.justSent) return { look: 'reconnected', text: texts.sent };
  return keptSince() === '' ? null : { look: 'offline', text: keptSince() };
}

function signedOut(waiting: number): Pick<Strip, 'text' | 'link'> {
  const { pathname, search } = window.location;
  const back = new URLSearchParams({ zurueck: pathname + search });
  return {
    text: texts.signedOut(waiting),
    link: { href: `/anmelden?${back}`, text: texts.signIn },
  };
}

const isPhonePage = () => window.location.pathname === ON_THIS_PHONE.href;

/** "Stand 14:02.", with the day where it was another one; nothing on a fresh page. */
function keptSince(): string {
  const { keptAt } = document.documentElement.dataset;
  if (!keptAt) return '';
  const at = new Date(keptAt);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'long' } as const);
  return texts.kept(at.toLocaleString('de', { ...day, hour: '2-digit', minute: '2-digit' }));
}

function draw(strip: Strip | null): void {
  const box = document.querySelector<HTMLElement>('[data-phone-strip]');
  const words = box?.querySelector<HTMLElement>('[data-strip-text]');
  const link = box?.querySelector<HTMLAnchorElement>('[data-strip-link]');
  if (!box || !words || !link) return;
  box.hidden = strip === null;
  if (strip === null) return;
  box.dataset.net = strip.look;
  // A live region that is written again is read again.
  if (words.textContent !== strip.text) words.textContent = strip.text;
  link.hidden = strip.link === undefined;
  link.href = strip.link?.href ?? '';
  link.textContent = strip.link?.text ?? '';
}

/** One sentence that needs more than the strip's usual ones. */
export function showSentence(text: string): void {
  draw({ look: 'offline', text });
}
