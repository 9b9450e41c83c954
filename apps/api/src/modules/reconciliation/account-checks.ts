import { DAY_MS, later, MINUTE_MS, SECOND_MS } from '../../platform/clock/clock.ts';
import { compare, euros, type Finding, type ProviderCheck } from './money-check.ts';

const accounts: ProviderCheck = {
  id: 'N10',
  title: 'Kein Konto eines Betriebs steht im Minus oder hält Geld, das nicht ausgezahlt wird',
  async find({ picture }) {
    return picture.accounts.flatMap((account): Finding[] => {
      const { producerName, balanceCents, payoutsEnabled } = account;
      if (balanceCents >= 0 && (payoutsEnabled || balanceCents === 0)) return [];
      return [
        {
          subject: account.stripeAccountId,
          text:
            balanceCents < 0
              ? `${producerName}: ${euros(balanceCents)}`
              : `${producerName}: ${euros(balanceCents)} bei gesperrter Auszahlung`,
          involved: [account.stripeAccountId, account.producerId],
          compared: compare({ 'Guthaben bei Stripe': balanceCents }),
        },
      ];
    });
  },
};

const accountStates: ProviderCheck = {
  id: 'N14',
  title: 'Der gespeicherte Stand der Konten ist der von Stripe',
  async find({ picture }) {
    return picture.accounts
      .filter(({ storedState, freshState }) => storedState !== freshState)
      .map(({ stripeAccountId, producerId, producerName, storedState, freshState }) => ({
        subject: stripeAccountId,
        text: `${producerName}: gespeichert ${storedState}, bei Stripe ${freshState}`,
        involved: [stripeAccountId, producerId],
        compared: [
          { label: 'Gespeichert', value: storedState },
          { label: 'Bei Stripe', value: freshState },
        ],
      }));
  },
};

/** Slower than this and buyers wait for their confirmation. */
const MAX_LAG_MS = 5 * MINUTE_MS;

/** Snapshot events count seconds, thin ones write an instant. What we fetched ourselves says nothing of delivery. */
const LAG = `
  with event as (
    select received_at, case jsonb_typeof(raw::jsonb -> 'created')
             when 'number' then to_timestamp((raw::jsonb ->> 'created')::bigint)
             else (raw::jsonb ->> 'created')::timestamptz end as created_at
      from payments.stripe_event where received_at > $1 and endpoint <> 'replay')
  select count(*) as events, extract(epoch from percentile_cont(0.95)
           within group (order by received_at - created_at)) * 1000 as "lagMs" from event`;

const webhooks: ProviderCheck = {
  id: 'N15',
  title: 'Stripe meldet uns alle Ereignisse, die wir brauchen, und rechtzeitig',
  async find({ db, now, picture }) {
    const findings = picture.webhookFindings.map((text) => ({ subject: text, text }));
    const lag = await db.row<{ events: number; lagMs: number | null }>(LAG, [later(now, -DAY_MS)]);
    const lagMs = lag?.lagMs ?? 0;
    if (lagMs <= MAX_LAG_MS) return findings;
    const [events, lagSeconds] = [lag?.events ?? 0, Math.round(lagMs / SECOND_MS)];
    const text = `Von ${events} Ereignissen des letzten Tages kam jedes zwanzigste erst nach ${lagSeconds} Sekunden an`;
    return [...findings, { subject: 'lag', text }];
  },
};

/** The accounts at Stripe and its messages to us. */
export const ACCOUNT_CHECKS: readonly ProviderCheck[] = [accounts, accountStates, webhooks];
