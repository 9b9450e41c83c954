import type { DisputeView } from '@markthalle/contracts/office-disputes';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { reasonWords, disputeTexts as texts } from '../texts/disputes.ts';
import { PAYMENT_METHODS } from '../texts/orders.ts';
import { ProviderLink } from './provider-link.tsx';

/** What the bank says. */
export function DisputeFacts({ dispute }: { readonly dispute: DisputeView }) {
  const { terms } = texts;
  const { evidenceDueAt: due } = dispute;
  return (
    <Block title={texts.happened}>
      <KeyFacts
        facts={[
          { term: terms.reason, fact: reasonWords(dispute.reason) },
          { term: terms.buyer, fact: dispute.buyerName },
          {
            term: terms.order,
            fact: <a href={`/bestellungen/${dispute.orderId}`}>{dispute.orderNumber}</a>,
          },
          { term: terms.method, fact: PAYMENT_METHODS[dispute.method] ?? dispute.method },
          { term: terms.due, fact: due === null ? texts.noDue : formatInstant(due, 'de') },
          { term: terms.owner, fact: dispute.ownerName ?? texts.nobody },
          { term: terms.charge, fact: <ProviderLink id={dispute.chargeId} /> },
          { term: terms.dispute, fact: <ProviderLink id={dispute.stripeDisputeId} /> },
        ]}
      />
    </Block>
  );
}

/** Where the disputed money is. */
export function DisputeMoney({ dispute }: { readonly dispute: DisputeView }) {
  const { moneyTerms: terms } = texts;
  return (
    <Block title={texts.money}>
      <KeyFacts
        facts={[
          { term: terms.charge, fact: money(dispute.chargeCents) },
          { term: terms.refunded, fact: money(dispute.refundedCents) },
          { term: terms.disputed, fact: <b>{money(dispute.amountCents)}</b> },
          { term: terms.withdrawn, fact: money(dispute.withdrawnCents) },
          { term: terms.undecided, fact: money(dispute.undecidedCents) },
        ]}
      />
    </Block>
  );
}

/** Losses as booked, and what was said to the bank. */
export function DisputeHistory({ dispute }: { readonly dispute: DisputeView }) {
  const { losses, answers } = dispute;
  return (
    <>
      {losses.length > 0 && (
        <Block title={texts.losses}>
          {losses.map((loss) => (
            <div key={loss.round}>
              <p>
                <b>{texts.lossOf(money(loss.amountCents), formatInstant(loss.bookedAt, 'de'))}</b>,{' '}
                {loss.decidedByName === null ? texts.byRule : texts.by(loss.decidedByName)}
              </p>
              {loss.undoneAt && <p>{texts.undone(formatInstant(loss.undoneAt, 'de'))}</p>}
              <KeyFacts
                facts={[
                  ...loss.parts.map((part) => ({
                    term: part.producerName,
                    fact: money(part.grossCents),
                  })),
                  { term: texts.delivery, fact: money(loss.deliveryCents) },
                  { term: texts.chargeback, fact: money(loss.chargebackCents) },
                ]}
              />
            </div>
          ))}
        </Block>
      )}
      {answers.length > 0 && (
        <Block title={texts.answers}>
          <ul>
            {answers.map((answer) => (
              <li key={answer.operationId}>
                {texts.answerKinds[answer.kind]}, {texts.answerStates[answer.state]},{' '}
                {answer.byName}, {formatInstant(answer.at, 'de')}{' '}
                <a href={`/buchungen/auftrag/${answer.operationId}`}>{answer.operationId}</a>
                {answer.note && <p className="small muted">{answer.note}</p>}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}
