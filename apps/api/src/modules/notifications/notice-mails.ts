import type { JobPayloads } from '../../platform/jobs/jobs.ts';
import type { Fact, MailBlock, MailModel } from './mail-model.ts';
import { noticeTexts } from './notice-texts.ts';

interface Sender {
  readonly language: 'de' | 'en';
  readonly brandName: string;
}

type Receipt = JobPayloads['notifications.notice-receipt'];
type Statement = JobPayloads['notifications.statement-of-reasons']['statement'];
type Texts = ReturnType<typeof noticeTexts>;
type Lifted = Pick<JobPayloads['notifications.restriction-lifted'], 'number' | 'url' | 'because'>;

/** A mail whose subject is its title, too. */
const mailOf = (
  { language, brandName }: Sender,
  subject: string,
  footer: string,
  blocks: readonly MailBlock[],
): MailModel => ({
  language,
  brandName,
  subject,
  blocks: [{ kind: 'title', text: subject }, ...blocks],
  footer,
});

const remediesOf = ({ remedies }: Statement, texts: Texts): MailBlock[] => [
  { kind: 'heading', text: texts.remediesTitle },
  ...remedies.map((remedy) => ({ kind: 'paragraph' as const, text: texts.remedies[remedy] })),
];

/** Why it was decided so: what both sides read. */
const reasonsOf = ({ groundText, facts, automation }: Statement, texts: Texts): Fact[] => [
  { label: texts.reasons, value: groundText },
  { label: texts.facts, value: facts },
  { label: texts.automationLabel, value: texts.automation[automation] },
];

/** The receipt of a notice (Art. 16(4) DSA). */
export function noticeReceiptMail(notice: Receipt, sender: Sender): MailModel {
  const texts = noticeTexts(sender.language);
  return mailOf(
    sender,
    texts.receipt.subject(notice.number),
    texts.receipt.footer(sender.brandName),
    [
      { kind: 'paragraph', text: texts.receipt.thanks },
      {
        kind: 'facts',
        rows: [
          { label: texts.address, value: notice.url },
          { label: texts.receipt.yourWords, value: notice.explanation },
        ],
      },
      { kind: 'paragraph', text: texts.receipt.next },
    ],
  );
}

/** The decision to who gave the notice, with the remedies (Art. 16(5) DSA). */
export function noticeDecisionMail(statement: Statement, sender: Sender): MailModel {
  const texts = noticeTexts(sender.language);
  const { number, action } = statement;
  return mailOf(sender, texts.decision.subject(number), texts.receipt.footer(sender.brandName), [
    { kind: 'paragraph', text: texts.decision.outcome[action] },
    {
      kind: 'facts',
      rows: [{ label: texts.address, value: statement.url }, ...reasonsOf(statement, texts)],
    },
    ...remediesOf(statement, texts),
  ]);
}

/** The statement of reasons to whom a restriction concerns (Art. 17(3) DSA, Art. 4 P2B). */
export function statementOfReasonsMail(statement: Statement, sender: Sender): MailModel {
  const texts = noticeTexts(sender.language);
  const { number, action, ground } = statement;
  const copy: Fact[] =
    statement.contentCopy === null
      ? []
      : [{ label: texts.statement.content, value: statement.contentCopy }];
  return mailOf(
    sender,
    texts.statement.subject[action](number),
    texts.statement.footer(sender.brandName),
    [
      { kind: 'paragraph', text: texts.statement.what[action] },
      {
        kind: 'facts',
        rows: [
          { label: texts.address, value: statement.url },
          ...copy,
          { label: texts.statement.territory, value: statement.territory },
          { label: texts.statement.duration, value: statement.duration },
          { label: texts.statement.causeLabel, value: texts.statement.cause[statement.cause] },
          { label: texts.statement.groundLabel, value: texts.statement.ground[ground] },
          ...reasonsOf(statement, texts),
        ],
      },
      ...remediesOf(statement, texts),
    ],
  );
}

/** A restriction has ended. */
export function restrictionLiftedMail(lifted: Lifted, sender: Sender): MailModel {
  const texts = noticeTexts(sender.language);
  return mailOf(
    sender,
    texts.lifted.subject(lifted.number),
    texts.statement.footer(sender.brandName),
    [
      { kind: 'paragraph', text: texts.lifted.what },
      {
        kind: 'facts',
        rows: [
          { label: texts.address, value: lifted.url },
          { label: texts.reasons, value: lifted.because },
        ],
      },
    ],
  );
}

/** What was written through the contact form, back to who wrote it. */
export function messageReceiptMail(
  { name, text }: { readonly name: string; readonly text: string },
  sender: Sender,
): MailModel {
  const texts = noticeTexts(sender.language).message;
  return mailOf(sender, texts.subject(sender.brandName), texts.footer(sender.brandName), [
    { kind: 'paragraph', text: texts.thanks(name) },
    { kind: 'facts', rows: [{ label: texts.yourWords, value: text }] },
  ]);
}
