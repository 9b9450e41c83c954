import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Db } from '../src/platform/db/db.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { TableDesk } from './imports-world.ts';

let api: ApiUnderTest;
let logins: string[];

beforeAll(async () => {
  api = await ApiUnderTest.start();
  const rows = await api.app.get(Db).rows<{ email: string }>(
    `select distinct on (m.producer_id) a.email from identity.account a
       join producers.member m on m.account_id = a.id order by m.producer_id, a.email`,
  );
  logins = rows.map(({ email }) => email);
}, 120_000);
afterAll(() => api.stop());

describe('an unchanged table', () => {
  it.each(['xlsx', 'csv'] as const)(
    'comes back as %s without any difference',
    async (format) => {
      let compared = 0;
      for (const email of logins) {
        const desk = new TableDesk(api, await api.signIn(email));
        for (const task of ['all', 'prices', 'stock'] as const) {
          const { summary, rows } = await desk.preview(await desk.template(task, format));
          const differing = rows.filter(({ state }) => state !== 'unchanged');
          expect({ email, task, differing }).toEqual({ email, task, differing: [] });
          expect(summary.counts).toEqual({ unchanged: summary.rowCount });
          compared += summary.rowCount;
        }
      }
      expect(logins.length).toBeGreaterThan(10);
      expect(compared).toBeGreaterThan(300);
    },
    120_000,
  );
});
