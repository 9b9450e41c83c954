import type { ReceivedMail } from './received-mail.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Escaped text in which web addresses can be clicked. */
const withLinks = (text: string) =>
  escapeHtml(text).replace(
    /https?:\/\/[^\s<>]+?(?=[.,;:!?)]*(?:\s|$|&[gl]t;|&quot;))/g,
    (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`,
  );

export const STYLE_SHEET = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #767676; padding: .5rem; text-align: left; vertical-align: top; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { border: 1px solid #767676; height: 40rem; width: 100%; }
dt { font-weight: bold; }
@media (prefers-color-scheme: dark) { body { background: #161616; color: #eee; } a { color: #9ecbff; }
iframe { background: #fff; } }
`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/inbox.css">
</head>
<body>
${body}
</body>
</html>
`;

const row = (mail: ReceivedMail) => `<tr>
<td><time datetime="${escapeHtml(mail.receivedAt)}">${escapeHtml(mail.receivedAt.slice(0, 19).replace('T', ' '))}</time></td>
<td>${escapeHtml(mail.to.join(', '))}</td>
<td><a href="/messages/${mail.id}">${escapeHtml(mail.subject || '(no subject)')}</a></td>
</tr>`;

/** All kept mails, newest first. */
export function listPage(mails: ReceivedMail[]): string {
  const table = `<table>
<thead><tr><th scope="col">Received (UTC)</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${mails.map(row).join('\n')}</tbody>
</table>`;
  const empty = '<p>No mail yet. Every mail that the market sends arrives here.</p>';
  return page('Mail inbox', `<main><h1>Mail inbox</h1>${mails.length > 0 ? table : empty}</main>`);
}

const replyForm = (mail: ReceivedMail) => `<h2>Answer</h2>
<form method="post" action="/messages/${mail.id}/reply">
<p><label for="text">The text that the phone sends</label><br>
<input id="text" name="text" maxlength="300" required autocomplete="off"></p>
<p><button>Send the answer</button></p>
</form>`;

/** Says whether the market took the answer of a phone. */
export const repliedPage = (taken: boolean) =>
  page(
    'Answer',
    `<main><h1>${taken ? 'The answer was sent' : 'The market did not take the answer'}</h1><p><a href="/">All mails</a></p></main>`,
  );

/** One mail: its text with links, and its HTML in a frame that may run no script. An SMS can be answered. */
export function mailPage(mail: ReceivedMail, canReply = false): string {
  const attachments = mail.attachments.map(
    ({ name, contentType, sizeBytes }) =>
      `<li>${escapeHtml(name)} (${escapeHtml(contentType)}, ${sizeBytes} bytes)</li>`,
  );
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
  const html = `<h2>HTML</h2>
<iframe sandbox="${sandbox}" src="/messages/${mail.id}/html" title="The mail as HTML"></iframe>`;
  return page(
    mail.subject || 'Mail',
    `<nav><a href="/">All mails</a></nav>
<main>
<h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd></dl>
${attachments.length > 0 ? `<h2>Attachments</h2><ul>${attachments.join('')}</ul>` : ''}
<h2>Text</h2>
<pre>${withLinks(mail.text)}</pre>
${canReply ? replyForm(mail) : ''}
${mail.html ? html : ''}
</main>`,
  );
}

/** The mail's own HTML; its links open beside the inbox instead of inside the frame. */
export const framedHtml = (mail: ReceivedMail) => `<base target="_blank">${mail.html}`;

export const notFoundPage = () =>
  page('Not found', '<main><h1>Not found</h1><p><a href="/">All mails</a></p></main>');
