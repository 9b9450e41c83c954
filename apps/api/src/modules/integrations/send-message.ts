import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { safeLookup, TargetRefused, type TargetRule } from './webhook-target.ts';

const TIMEOUT_MS = 10_000;

export interface Message {
  readonly url: URL;
  readonly body: string;
  readonly signature: string;
  readonly eventId: string;
}

export interface Answer {
  readonly isTaken: boolean;
  /** For the producer's log: the status, or why there was none; never words of the other side. */
  readonly words: string;
}

/** Sends one message. Follows no redirect, waits no longer than ten seconds and reads no answer but its status. */
export function sendMessage(message: Message, rule: TargetRule): Promise<Answer> {
  const request = message.url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const fail = (words: string) => resolve({ isTaken: false, words });
    const outgoing = request(
      message.url,
      {
        method: 'POST',
        agent: false,
        lookup: safeLookup(rule),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(message.body),
          'user-agent': 'Markthalle-Webhooks/1',
          'markthalle-signature': message.signature,
          'markthalle-event': message.eventId,
        },
      },
      (response: IncomingMessage) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        resolve({ isTaken: status >= 200 && status < 300, words: String(status) });
      },
    );
    outgoing.once('error', (error: NodeJS.ErrnoException) => fail(wordsOf(error)));
    outgoing.end(message.body);
  });
}

function wordsOf(error: NodeJS.ErrnoException): string {
  if (error instanceof TargetRefused) return 'address refused';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  return error.code ?? 'no answer';
}
