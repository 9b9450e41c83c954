import type { OrderView } from '@markthalle/contracts/orders';
import { formatInstant } from './mail-formats.ts';
import type { Fact, MailBlock, MailModel } from './mail-model.ts';
import { amountsOf, deliveryFacts, factIf } from './order-part-blocks.ts';
import { ORDER_TEXTS } from './order-texts.ts';
import { withdrawalNotice } from './withdrawal-notice.ts';

type Language = 'de' | 'en';
type Part = OrderView['producerOrders'][number];

/** The cooperative as agent, in whose shop the contract was made. */
interface Agent {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
}

export interface ContractConfirmationInput {
  readonly order: OrderView;
  readonly part: Part;
  readonly language: Language;
  readonly brandName: string;
  readonly shopUrl: string;
  readonly agent: Agent;
  /** What the notice on the legal guarantee says, in plain sentences. */
  readonly guarantee: string;
}

/**
 * Confirmation of one producer's contract on a durable medium (§ 312f(2) BGB with Art. 246a EGBGB): identity, address,
 * phone and e-mail of seller and agent, what was bought, prices, deposits, delivery cost and promised days, payment,
 * the information on withdrawal with the form, the legal guarantee. The mail alone holds all of it.
 */
export function contractConfirmation(input: ContractConfirmationInput): MailModel {
  const { order, part, language, brandName, agent } = input;
  const texts = ORDER_TEXTS[language];
  return {
    language,
    brandName,
    subject: texts.confirmationSubject(part.number, part.producerName),
    blocks: [
      { kind: 'title', text: texts.confirmed },
      {
        kind: 'paragraph',
        text: texts.accepted(formatInstant(order.placedAt, language), part.seller.legalName),
      },
      {
        kind: 'paragraph',
        text: texts.partner(brandName, order.producerOrders.length),
      },
      { kind: 'button', label: texts.show, url: orderUrl(input) },
      { kind: 'facts', rows: buyerFacts(order, part, language) },
      { kind: 'heading', text: `${part.producerName} · ${part.number}` },
      amountsOf(part, language),
      { kind: 'small', text: texts.taxNote[part.taxNote] },
      { kind: 'facts', rows: [...deliveryFacts(part, language), paymentFact(order, language)] },
      ...producerBlocks(part, language),
      { kind: 'heading', text: texts.agent },
      { kind: 'paragraph', text: texts.agentDoes(agent.name) },
      { kind: 'facts', rows: agentFacts(agent, language) },
      ...withdrawalNotice({ part, language, agent, shopUrl: input.shopUrl }),
      { kind: 'heading', text: texts.guaranteeHeading },
      { kind: 'paragraph', text: input.guarantee },
      { kind: 'small', text: texts.complaints(part.seller.email, agent.email) },
      { kind: 'small', text: texts.attached },
    ],
    footer: texts.confirmationFooter(brandName),
  };
}

const orderUrl = ({ shopUrl, language, order }: ContractConfirmationInput): string =>
  `${shopUrl}${language === 'de' ? '/bestellung' : '/en/order'}/${order.orderToken}`;

function buyerFacts(
  { number, contact, address, placedAt }: OrderView,
  part: Part,
  language: Language,
): Fact[] {
  const texts = ORDER_TEXTS[language];
  const where = address && `${address.street}, ${address.postcode} ${address.town}`;
  return [
    { label: texts.number, value: `${part.number} (${texts.partOf(number)})` },
    { label: texts.orderedAt, value: formatInstant(placedAt, language) },
    { label: texts.name, value: contact.name },
    ...factIf(texts.address, where),
    { label: texts.email, value: contact.email },
    ...factIf(texts.phone, contact.phone),
  ];
}

const paymentFact = (order: OrderView, language: Language): Fact => {
  const texts = ORDER_TEXTS[language];
  return {
    label: texts.payment,
    value: order.paymentState === 'processing' ? texts.debitRuns : texts.paidOnce,
  };
};

function producerBlocks({ seller }: Part, language: Language): MailBlock[] {
  const texts = ORDER_TEXTS[language];
  return [
    { kind: 'heading', text: texts.seller },
    {
      kind: 'facts',
      rows: [
        { label: texts.seller, value: seller.legalName },
        ...factIf(texts.represented, seller.represented),
        { label: texts.address, value: `${seller.street}, ${seller.postcode} ${seller.town}` },
        { label: texts.phone, value: seller.phone },
        { label: texts.email, value: seller.email },
        ...factIf(texts.register, seller.register),
        ...factIf(texts.vatId, seller.vatId),
      ],
    },
  ];
}

function agentFacts(agent: Agent, language: Language): Fact[] {
  const texts = ORDER_TEXTS[language];
  return [
    { label: texts.name, value: agent.name },
    { label: texts.address, value: `${agent.street}, ${agent.postcode} ${agent.town}` },
    { label: texts.phone, value: agent.phone },
    { label: texts.email, value: agent.email },
  ];
}
