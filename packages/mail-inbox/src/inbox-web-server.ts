import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  framedHtml,
  listPage,
  mailPage,
  notFoundPage,
  repliedPage,
  STYLE_SHEET,
} from './inbox-pages.ts';
import type { MailStore } from './mail-store.ts';
import { type SmsReplies, sendReply, smsNumberOf, typedReply } from './sms-reply.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The page of an SMS has a form that answers it. */
const REPLY_POLICY = PAGE_POLICY.replace("form-action 'none'", "form-action 'self'");
/** A mail may bring its own styles and inline pictures, but loads nothing from anywhere and runs nothing. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

interface Answer {
  status?: number;
  type: string;
  body: string;
  policy?: string;
}

const html = (body: string, extra: Partial<Answer> = {}): Answer => ({
  type: 'text/html; charset=utf-8',
  body,
  ...extra,
});

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const notFound = () => html(notFoundPage(), { status: 404 });

function messageAnswer(store: MailStore, pathname: string, canReply: boolean): Answer {
  const match = /^\/messages\/(\d{1,15})(\/html)?$/.exec(pathname);
  const mail = match ? store.find(Number(match[1])) : undefined;
  if (!mail) return notFound();
  if (match?.[2]) return html(framedHtml(mail), { policy: MAIL_POLICY });
  if (!canReply || smsNumberOf(mail) === null) return html(mailPage(mail));
  return html(mailPage(mail, true), { policy: REPLY_POLICY });
}

const REPLY = /^\/messages\/(\d{1,15})\/reply$/;

/** The local phone answers an SMS that is here. */
async function replyAnswer(
  store: MailStore,
  request: IncomingMessage,
  replies: SmsReplies,
): Promise<Answer> {
  const [, id] = REPLY.exec(request.url ?? '') ?? [];
  const mail = store.find(Number(id));
  const number = mail === undefined ? null : smsNumberOf(mail);
  if (number === null) return notFound();
  const text = await typedReply(request);
  const taken = await sendReply(replies, number, text).catch(() => false);
  return html(repliedPage(taken), { status: taken ? 200 : 502 });
}

function answer(store: MailStore, request: IncomingMessage, canReply: boolean): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://inbox.invalid');
  const call = `${request.method === 'HEAD' ? 'GET' : request.method} ${pathname}`;
  switch (call) {
    case 'GET /':
      return html(listPage(store.list()));
    case 'GET /inbox.css':
      return { type: 'text/css; charset=utf-8', body: STYLE_SHEET };
    case 'GET /health/ready':
      return json({ status: 'ready' });
    case 'GET /api/messages':
      return json({ messages: store.list(searchParams.get('to') ?? undefined) });
    case 'DELETE /api/messages':
      store.clear();
      return json({ messages: [] });
    default:
      return call.startsWith('GET /messages/')
        ? messageAnswer(store, pathname, canReply)
        : notFound();
  }
}

function send(
  response: ServerResponse,
  { status = 200, type, body, policy = PAGE_POLICY }: Answer,
) {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** The inbox's pages for people and its JSON for tests. */
export function inboxWebServer(store: MailStore, replies: SmsReplies | null = null): Server {
  return createServer((request, response) => {
    if (replies !== null && request.method === 'POST' && REPLY.test(request.url ?? '')) {
      replyAnswer(store, request, replies).then(
        (answered) => send(response, answered),
        () => request.destroy(),
      );
      return;
    }
    request.resume(); // No call has a body that matters.
    send(response, answer(store, request, replies !== null));
  });
}
