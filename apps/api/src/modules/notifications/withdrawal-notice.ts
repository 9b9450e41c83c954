import type { OrderView } from '@markthalle/contracts/orders';
import { formatInstant } from './mail-formats.ts';
import type { MailBlock } from './mail-model.ts';
import { WITHDRAWAL_TEXTS } from './withdrawal-texts.ts';

type Language = 'de' | 'en';
type Part = OrderView['producerOrders'][number];
type Line = Part['lines'][number];

/** What the law says about withdrawing from one line (§§ 312g, 355, 356 BGB). */
export type NoticeClass =
  | 'free'
  | 'sealed'
  | 'service'
  | 'perishable'
  | 'made_to_order'
  | 'leisure'
  | 'excluded';

const CLASSES: readonly NoticeClass[] = [
  'free',
  'sealed',
  'service',
  'perishable',
  'made_to_order',
  'leisure',
  'excluded',
];

/** Rights that can lapse. */
const OF_REASON: Readonly<Record<string, NoticeClass>> = {
  hygiene_seal: 'sealed',
  service: 'service',
};
const WITH_RIGHT: readonly NoticeClass[] = ['free', 'sealed', 'service'];

export function noticeClassOf(line: Line): NoticeClass {
  if (line.withdrawable) return OF_REASON[line.withdrawalReason ?? ''] ?? 'free';
  switch (line.withdrawalReason) {
    case 'perishable':
    case 'made_to_order':
      return line.withdrawalReason;
    case 'leisure_on_date':
      return 'leisure';
    default:
      return 'excluded';
  }
}

interface NoticeInput {
  readonly part: Part;
  readonly language: Language;
  readonly agent: { readonly name: string; readonly email: string };
  readonly shopUrl: string;
}

/**
 * The information on withdrawal from one producer's contract, each class of goods with its articles, and the form with
 * the seller's address (Art. 246a § 1(2), (3) and Annexes 1, 2 EGBGB; function of § 356a BGB). Nothing is said about
 * how to withdraw where no article has the right.
 */
export function withdrawalNotice({ part, language, agent, shopUrl }: NoticeInput): MailBlock[] {
  const texts = WITHDRAWAL_TEXTS[language];
  const { seller } = part;
  const address = `${seller.legalName}, ${seller.street}, ${seller.postcode} ${seller.town}`;
  const groups = CLASSES.flatMap((kind) => {
    const names = part.lines.filter((line) => noticeClassOf(line) === kind);
    return names.length === 0
      ? []
      : [{ kind, names: names.map((line) => line.name).join('; '), lines: names }];
  });
  const withRight = groups.filter(({ kind }) => WITH_RIGHT.includes(kind));
  const goods = withRight.map(({ names }) => names).join('; ');
  return [
    { kind: 'heading', text: texts.heading },
    ...groups.map(({ kind, names }) => paragraph(`${texts.classes[kind]} ${names}.`)),
    ...part.lines.flatMap((line) => (line.service ? [consentsTo(line, language)] : [])),
    ...(withRight.length === 0
      ? []
      : [
          paragraph(texts.how(address, seller.phone, seller.email, agent.name)),
          paragraph(texts.byFunction(`${shopUrl}${texts.functionPath}`)),
          paragraph(texts.consequences),
          { kind: 'heading' as const, text: texts.formHeading },
          ...texts
            .form(`${address}, ${seller.email}`, goods, part.number)
            .map((line) => paragraph(line)),
          paragraph(texts.stamp),
        ]),
  ];
}

/** What the buyer said about the start of a service, with its time, or that nothing was said (§ 356(4) BGB). */
function consentsTo({ name, service }: Line, language: Language): MailBlock {
  const texts = WITHDRAWAL_TEXTS[language].consents;
  const said = [
    service?.startAskedAt && texts.startAsked(formatInstant(service.startAskedAt, language)),
    service?.lossKnownAt && texts.lossKnown(formatInstant(service.lossKnownAt, language)),
  ].filter((words) => typeof words === 'string');
  return paragraph(
    `${name}: ${said.length === 2 ? said.join(' ') : [...said, texts.waits].join(' ')}`,
  );
}

const paragraph = (text: string): MailBlock => ({ kind: 'small', text });
