import type { Response } from 'express';

type PageLanguage = 'de' | 'en';

export type ErrorPageKind =
  | 'too-large'
  | 'length-missing'
  | 'other-site'
  | 'bad-request'
  | 'unavailable'
  | 'broken';

type PageText = { readonly title: string; readonly message: string };

const STATUS: Record<ErrorPageKind, number> = {
  'too-large': 413,
  'length-missing': 411,
  'other-site': 403,
  'bad-request': 400,
  unavailable: 503,
  broken: 500,
};

const TEXTS: Record<ErrorPageKind, Record<PageLanguage, PageText>> = {
  'too-large': {
    de: {
      title: 'Das ist zu groß',
      message: 'Die gesendeten Daten sind zu groß. Bitte gehen Sie zurück und kürzen Sie sie.',
    },
    en: {
      title: 'That is too large',
      message: 'The data sent is too large. Please go back and shorten it.',
    },
  },
  'length-missing': {
    de: {
      title: 'So geht es nicht',
      message:
        'Ihr Programm hat nicht gesagt, wie viele Daten es sendet. Bitte nutzen Sie einen Browser.',
    },
    en: {
      title: 'This does not work',
      message: 'Your program did not say how much data it sends. Please use a browser.',
    },
  },
  'other-site': {
    de: {
      title: 'Das kam von einer anderen Seite',
      message:
        'Zu Ihrem Schutz nehmen wir Formulare nur von unseren eigenen Seiten an. Bitte laden Sie die Seite neu und senden Sie noch einmal.',
    },
    en: {
      title: 'That came from another site',
      message:
        'For your protection we accept forms from our own pages only. Please reload the page and send it again.',
    },
  },
  'bad-request': {
    de: { title: 'Diese Adresse stimmt nicht', message: 'Bitte prüfen Sie die Adresse der Seite.' },
    en: { title: 'This address is not right', message: 'Please check the address of the page.' },
  },
  unavailable: {
    de: {
      title: 'Gerade nicht erreichbar',
      message:
        'Der Markt antwortet gerade nicht. Bitte versuchen Sie es in einer Minute noch einmal.',
    },
    en: {
      title: 'Not available right now',
      message: 'The market does not answer at the moment. Please try again in a minute.',
    },
  },
  broken: {
    de: {
      title: 'Das hat nicht geklappt',
      message: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
    },
    en: {
      title: 'That did not work',
      message: 'Something went wrong on our side. Please try again.',
    },
  },
};

const HOME: Record<PageLanguage, string> = { de: 'Zur Startseite', en: 'To the front page' };
const REFERENCE: Record<PageLanguage, string> = { de: 'Vorgang', en: 'Reference' };

export function languageOf(path: string): PageLanguage {
  return path === '/en' || path.startsWith('/en/') ? 'en' : 'de';
}

/** A page for what goes wrong before or around the app itself, in the language of the path. */
export function sendErrorPage(res: Response, kind: ErrorPageKind): void {
  const language = languageOf(res.req.path);
  const text = TEXTS[kind][language];
  const home = language === 'en' ? '/en' : '/';
  const requestId: string = res.locals.requestId ?? '';
  res
    .status(STATUS[kind])
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      [
        `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="robots" content="noindex">',
        `<title>${text.title}</title><link rel="stylesheet" href="/error-page.css"></head>`,
        `<body><main><h1>${text.title}</h1><p>${text.message}</p>`,
        `<p><a href="${home}">${HOME[language]}</a></p>`,
        `<p><small>${REFERENCE[language]}: ${requestId}</small></p></main></body></html>`,
      ].join(''),
    );
}
