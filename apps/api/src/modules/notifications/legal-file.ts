import type { LegalDocument } from '@markthalle/contracts/legal';
import { type LegalSpan, legalWords, parseLegalText } from '@markthalle/domain/legalMarkup';
import type { MailAttachment } from '../../platform/mail/mailer.ts';
import { formatDay } from './mail-formats.ts';
import { escaped } from './render-html.ts';

type Language = 'de' | 'en';

interface LegalFileInput {
  readonly documents: readonly LegalDocument[];
  readonly orderNumber: string;
  readonly language: Language;
  readonly shopUrl: string;
}

const TEXTS = {
  de: {
    title: (number: string) => `Vertragstexte zur Bestellung ${number}`,
    file: (number: string) => `Vertragstexte-${number}.html`,
    version: (version: number, day: string) => `Fassung ${version}, gültig ab ${day}.`,
    sample: 'Mustertext, vom Betreiber zu ersetzen.',
    hash: 'Prüfsumme (SHA-256):',
  },
  en: {
    title: (number: string) => `Texts of the contract for order ${number}`,
    file: (number: string) => `Texts-of-the-contract-${number}.html`,
    version: (version: number, day: string) => `Version ${version}, valid from ${day}.`,
    sample: 'Sample text, to be replaced by the operator.',
    hash: 'Checksum (SHA-256):',
  },
} as const;

/** The texts of an order in one file that needs nothing else: to keep, to print (§ 312i(1) no. 4 BGB). */
export function legalFile({ documents, orderNumber, language, shopUrl }: LegalFileInput) {
  const texts = TEXTS[language];
  const title = texts.title(orderNumber);
  const content = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
img{max-width:100%;height:auto}small{overflow-wrap:anywhere}@media print{article{break-before:page}}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${documents.map((document) => articleOf(document, language, shopUrl)).join('\n')}
</body>
</html>
`;
  return {
    fileName: texts.file(orderNumber),
    mediaType: 'text/html; charset=utf-8',
    content,
  } satisfies MailAttachment;
}

function articleOf(document: LegalDocument, language: Language, shopUrl: string): string {
  const texts = TEXTS[language];
  const { title, body, picture, version, validFrom, sha256, isSample } = document;
  const blocks = parseLegalText(body).map((block) => {
    if (block.kind === 'heading') return `<h3>${escaped(block.text)}</h3>`;
    if (block.kind === 'paragraph') return `<p>${spansOf(block.spans, shopUrl)}</p>`;
    return `<ul>${block.points.map((spans) => `<li>${spansOf(spans, shopUrl)}</li>`).join('')}</ul>`;
  });
  return `<article>
<h2>${escaped(title)}</h2>
${picture === null ? '' : pictureOf(picture, `${title}. ${legalWords(body)}`)}
${blocks.join('\n')}
<p><small>${isSample ? `${texts.sample} ` : ''}${escaped(texts.version(version, formatDay(validFrom, language)))} ${texts.hash} ${sha256}</small></p>
</article>`;
}

/** As data inside the file: a picture runs nothing and is there without the web. */
const pictureOf = (svg: string, alt: string): string =>
  `<img alt="${escaped(alt)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;

const spansOf = (spans: readonly LegalSpan[], shopUrl: string): string =>
  spans
    .map(({ text, href }) =>
      href === undefined
        ? escaped(text)
        : `<a href="${escaped(href.startsWith('/') ? shopUrl + href : href)}">${escaped(text)}</a>`,
    )
    .join('');
