/** Digits that an order is answered with by SMS. */
export const SMS_CODE_DIGITS = 6;

export interface SmsAnswer {
  readonly answer: 'confirmed' | 'cannot_deliver';
  readonly code: string;
}

const ANSWER = /^\W*(ja|nein)\W+(\d[\d\s]*)/iu;

/**
 * "JA 481516" or "Nein, 481 516": an answer to an order with the code of the question; null: anything
 * else. A number with more digits is no code.
 */
export function smsAnswerOf(text: string): SmsAnswer | null {
  const [, word = '', digits = ''] = ANSWER.exec(text) ?? [];
  const code = digits.replace(/\s/g, '');
  if (code.length !== SMS_CODE_DIGITS) return null;
  return { answer: word.toLowerCase() === 'ja' ? 'confirmed' : 'cannot_deliver', code };
}
