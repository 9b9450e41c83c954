import { CALL_BACK_SPANS } from '@markthalle/domain/callBack';
import type { Serialiser } from './command-kinds.ts';

const text = (fields: FormData, name: string): string => String(fields.get(name) ?? '').trim();

/** An answer in a conversation, or a new question to the office. Empty words go to the page's own action. */
export const messageSent: Serialiser<'message.sent'> = (fields) => {
  const words = text(fields, 'words');
  const on = text(fields, 'callBackOn');
  const span = CALL_BACK_SPANS.find((one) => one === text(fields, 'callBackSpan'));
  if (words === '' || text(fields, 'intent') !== 'send') return null;
  const callBack = on !== '' && span !== undefined ? { on, span } : null;
  return { threadId: text(fields, 'threadId') || null, words, callBack };
};
