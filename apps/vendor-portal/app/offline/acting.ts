/** Who works on this page and for which producer; the server writes both on the document. */
export interface Acting {
  readonly accountId: string;
  readonly producerId: string;
}

/** Says with a request for which farm it is, also where another one was chosen since (`app/server/acting.ts`). */
export const forFarm = ({ producerId }: Pick<Acting, 'producerId'>) => ({
  'X-Producer': producerId,
});

const ACTING_PATH = '/befehle';

/** Null on pages for nobody in particular, such as the login. */
export function actingHere(): Acting | null {
  const { account, producer } = document.documentElement.dataset;
  return account && producer ? { accountId: account, producerId: producer } : null;
}

/** The first page of a new session does not know it yet: it asks, and the following ones know. */
export async function askWhoActs(): Promise<Acting | null> {
  // A login page may come with the cookie of a session that has ended: nobody works there.
  if (!document.querySelector('.portal')) return null;
  const known = actingHere();
  if (known) return known;
  try {
    const answer = await fetch(ACTING_PATH);
    if (!answer.ok) return null;
    const acting = (await answer.json()) as Acting;
    document.documentElement.dataset.account = acting.accountId;
    document.documentElement.dataset.producer = acting.producerId;
    return acting;
  } catch {
    // Without a line nobody can say; the forms then work as plain forms.
    return null;
  }
}
