const TITLE = 'Gerade kein Netz';
const MESSAGE =
  'Diese Seite liegt noch nicht auf diesem Telefon. Was Sie schon eingegeben haben, ist gespeichert.';

/** What somebody sees whose page was never here: not the browser's own error. `styles` is the portal's. */
export function offlinePage(styles: string): Response {
  const html =
    `<!doctype html><html lang="de" data-theme="system"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${TITLE}</title>` +
    `<link rel="stylesheet" href="${styles}"><div class="sign-in">` +
    `<main class="block stack"><h1>${TITLE}</h1><p>${MESSAGE}</p>` +
    `<p><a href="/">Zur Startseite</a></p><p><a href="/entwuerfe">Auf diesem Telefon</a></p>` +
    `</main></div></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'",
    },
  });
}
