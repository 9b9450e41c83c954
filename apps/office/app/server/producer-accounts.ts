import { readLedger } from '@markthalle/contracts/office-ledger';
import type { Visit } from '@markthalle/workplace/server/visit';

/** Which producer an account belongs to, for pages that name accounts by their codes only. */
export async function producerAccounts(visit: Visit): Promise<Readonly<Record<string, string>>> {
  const { accounts } = await visit.read(readLedger, {});
  return Object.fromEntries(
    accounts.flatMap(({ accountCode, producerName }) =>
      producerName === null ? [] : [[accountCode, producerName] as const],
    ),
  );
}
