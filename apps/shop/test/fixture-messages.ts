import { readOrderMessages, writeOrderMessage } from '@markthalle/contracts/order-messages';
import { type FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { idOf } from './fixture-catalog.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';

export const HONEY_PART = idOf(400);
export const CHEESE_PART = idOf(401);

const answered = {
  producerOrderId: HONEY_PART,
  number: '2026-1234-1',
  producerName: 'Imkerei Lindenlaut',
  messages: [
    {
      messageId: idOf(980),
      author: 'buyer' as const,
      words: 'Ist der Honig noch flüssig?\n<b>Es eilt.</b>',
      writtenAt: '2026-11-22T17:00:00.000Z',
    },
    {
      messageId: idOf(981),
      author: 'producer' as const,
      words: 'Ja, frisch geschleudert.',
      writtenAt: '2026-11-22T18:30:00.000Z',
    },
  ],
};
const silent = {
  producerOrderId: CHEESE_PART,
  number: '2026-1234-2',
  producerName: 'Käserei Kranichruf',
  messages: [],
};

/** One producer has answered, the other was not asked yet. */
export const answerMessages = (api: FixtureApi): FixtureApi =>
  api
    .on(readOrderMessages, ({ orderToken }) => {
      if (orderToken !== ORDER_TOKEN) throw new FixtureProblem('order-not-found');
      return { orderNumber: '2026-1234', threads: [answered, silent] };
    })
    .on(writeOrderMessage, () => answered);
