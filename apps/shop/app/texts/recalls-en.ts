import type { RecallTexts } from './recalls-de.ts';

/** English words around recalls. */
export const recallsEn: RecallTexts = {
  recalls: {
    title: 'Recalls',
    description: 'Goods of our producers that were called back, and what to do now.',
    lead: 'Here are all goods that our producers have called back. Whoever bought them gets an e-mail as well.',
    none: 'Nothing is called back at present.',
    since: (day: string) => `Recall of ${day}`,
    ended: (day: string) => `Ended on ${day}. Please do not use what is left of the named goods.`,
    refundHow: 'You get your money back on the page of your order.',
    all: 'All recalls',
    yours: 'In this order:',
    refund: 'Get the money back',
    refundHint: 'You get the whole price and the deposit back, by the means by which you paid.',
    refunded: 'The money for these goods is asked for or already back. See above how far it is.',
  },
};
