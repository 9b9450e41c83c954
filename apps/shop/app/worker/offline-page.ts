export const ERROR_STYLES = '/error-page.css';

const TEXTS = {
  de: {
    title: 'Gerade kein Netz',
    message:
      'Diese Seite liegt noch nicht auf diesem Gerät. Bitte versuchen Sie es mit Netz noch einmal.',
    home: 'Zur Startseite',
  },
  en: {
    title: 'No signal right now',
    message: 'This page is not on this device yet. Please try again with a signal.',
    home: 'To the front page',
  },
};

/** What a reader sees whose page was never here: not the browser's own error. */
export function offlinePage(pathname: string): Response {
  const language = /^\/en(\/|$)/.test(pathname) ? 'en' : 'de';
  const { title, message, home } = TEXTS[language];
  const html =
    `<!doctype html><html lang="${language}"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>` +
    `<link rel="stylesheet" href="${ERROR_STYLES}"><main><h1>${title}</h1><p>${message}</p>` +
    `<p><a href="${language === 'en' ? '/en' : '/'}">${home}</a></p></main></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'self'",
    },
  });
}
