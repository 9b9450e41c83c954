import { NOWHERE, ownProducer, type Row } from './access-rows.ts';

/** What phones send. The account in the batch is nobody's, so no act is even looked at. */
export const DEVICE_ROWS: Readonly<Record<string, Row>> = {
  readActing: ownProducer(200, 200),
  runDeviceCommands: ownProducer(409, 409, () => ({
    deviceId: NOWHERE,
    accountId: NOWHERE,
    producerId: NOWHERE,
    sentAt: '2026-06-01T08:00:00.000Z',
    commands: [
      {
        commandId: NOWHERE,
        kind: 'order.ready',
        input: { producerOrderId: NOWHERE },
        actedAt: '2026-06-01T08:00:00.000Z',
        baseVersion: null,
      },
    ],
  })),
};
