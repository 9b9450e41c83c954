import type { GivenStatement } from '@markthalle/contracts/disputes';
import type { EvidenceRequestView } from '@markthalle/contracts/portal-disputes';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { reasonWords, STATE_LOOKS, disputeTexts as texts } from '../texts/disputes.ts';

/** What the bank disputes, in the producer's words. */
export function EvidenceFacts({ request }: { readonly request: EvidenceRequestView }) {
  const { terms } = texts;
  const look = STATE_LOOKS[request.status];
  const { handedOverAt } = request;
  return (
    <Block title={texts.what} aside={<Tag tone={look.tone}>{look.label}</Tag>}>
      <p>{texts.explain}</p>
      <KeyFacts
        facts={[
          { term: terms.reason, fact: reasonWords(request.reason) },
          { term: terms.buyer, fact: request.buyerName },
          { term: terms.way, fact: request.wayLabel },
          {
            term: terms.handedOver,
            fact: handedOverAt === null ? texts.notHandedOver : formatInstant(handedOverAt, 'de'),
          },
          { term: terms.share, fact: formatMoney(request.grossCents, 'de') },
          {
            term: texts.lines,
            fact: request.lines.map((line) => `${line.quantity} × ${line.name}`).join(', '),
          },
        ]}
      />
      <p>
        <a href={`/bestellungen/${request.producerOrderId}`}>{request.orderNumber}</a>
      </p>
    </Block>
  );
}

export function GivenFacts({ given }: { readonly given: GivenStatement }) {
  const { fields } = texts;
  const facts = [
    { term: fields.statement, fact: given.statement },
    {
      term: fields.handedOverOn,
      fact: given.handedOverOn && formatDayWithYear(given.handedOverOn, 'de'),
    },
    { term: fields.carrier, fact: given.carrier },
    { term: fields.trackingNumber, fact: given.trackingNumber },
    { term: fields.proof, fact: given.proof },
  ];
  return <KeyFacts facts={facts.filter(({ fact }) => fact !== null)} />;
}
