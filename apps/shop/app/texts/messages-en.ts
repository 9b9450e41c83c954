import type { MessageTexts } from './messages-de.ts';

/** English words of the conversations about an order. */
export const messagesEn: MessageTexts = {
  orderMessages: {
    title: (number: string) => `Messages about order ${number}`,
    lead: 'Write to the producer directly. The answer comes by e-mail and then stands here. The producer sees your name, not your address.',
    link: 'Ask a producer',
    you: 'You',
    words: (producer: string) => `Your message to ${producer}`,
    wordsHint: 'If goods are damaged or missing, please use “Report a problem”.',
    wordsMissing: 'Please write a few words.',
    wordsTooLong: 'This is too long. Please shorten it to 2,000 characters.',
    send: 'Send',
    sent: 'Your message has arrived. The answer comes by e-mail.',
    back: 'Back to the order',
  },
};
