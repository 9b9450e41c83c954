import type { Reply } from '../http/raw-request.ts';
import { html, type Markup } from './html.ts';

export type Language = 'de' | 'en';

const BANNER = { de: 'SANDBOX – kein echtes Geld', en: 'SANDBOX – no real money' };

export interface Page {
  title: string;
  language: Language;
  content: Markup;
  status?: number;
  /** Origins a form may end up at after its redirects (`form-action` covers redirects too). */
  formTargets?: string[];
}

/** A whole page under a strict content policy: own style sheet, no scripts, no frames. */
export function pageReply({ title, language, content, status, formTargets = [] }: Page): Reply {
  const forms = ["'self'", ...formTargets].join(' ');
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<header class="banner">${BANNER[language]}</header>
<main>
${content}
</main>
</body>
</html>
`;
  return {
    status: status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        `default-src 'none'; style-src 'self'; img-src 'self'; form-action ${forms};` +
        " base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: page.text,
  };
}

/** 303 to another page. */
export function redirectReply(location: string): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** Origin of an address for the form policy; nothing when it is not an address. */
export function originOf(address: string | null | undefined): string[] {
  return address && URL.canParse(address) ? [new URL(address).origin] : [];
}

/** Cents as an amount in the page's language. */
export function money(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-IE', {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100);
}

/** Language of a page from a Stripe locale; `auto` looks at what the browser prefers. */
export function languageOf(locale: string | null, acceptLanguage: string | undefined): Language {
  const wanted = locale === null || locale === 'auto' ? (acceptLanguage ?? 'de') : locale;
  return wanted.toLowerCase().startsWith('de') ? 'de' : 'en';
}
