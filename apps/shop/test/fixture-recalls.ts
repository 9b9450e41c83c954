import { listRecalls, readOrderRecalls, refundRecalled } from '@markthalle/contracts/recalls';
import type { FixtureApi } from '@markthalle/testing/fixture-api';
import { idOf } from './fixture-catalog.ts';

const startedAt = '2026-11-22T09:00:00.000Z';

const words = {
  title: 'Rückruf: Bergkäse von Käserei Kranichruf',
  paragraphs: [
    'Betroffen ist: Charge L24-11.',
    'Die Ware kann Keime enthalten, die krank machen.',
    'In einer Probe wurden <b>Listerien</b> gefunden.',
    'Bitte essen, trinken oder benutzen Sie die Ware nicht mehr. Werfen Sie sie weg.',
  ],
};

/** One recall goes on, one has ended; no order holds any of it. */
export const answerRecalls = (api: FixtureApi): FixtureApi =>
  api
    .on(listRecalls, () => ({
      recalls: [
        { recallId: idOf(990), startedAt, endedAt: null, words },
        {
          recallId: idOf(991),
          startedAt,
          endedAt: '2026-11-23T09:00:00.000Z',
          words: { ...words, title: 'Rückruf: Honig von Imkerei Lindenlaut' },
        },
      ],
    }))
    .on(readOrderRecalls, () => ({ recalls: [] }))
    .on(refundRecalled, () => ({ refundCents: 900 }));

/** An order of which two pieces were called back; `canRefund` until its money was asked for. */
export const recallOrder = (api: FixtureApi, isAsked: () => boolean): FixtureApi =>
  api.on(readOrderRecalls, () => ({
    recalls: [
      {
        recallId: idOf(990),
        startedAt,
        words,
        lines: [{ name: 'Bergkäse', quantity: 2 }],
        canRefund: !isAsked(),
      },
    ],
  }));
