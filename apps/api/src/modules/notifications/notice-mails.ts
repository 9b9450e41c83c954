import type { JobPayloads } from '../../platform/jobs/jobs.ts';
import type { Fact, MailModel } from './mail-model.ts';
import { noticeTexts } from './notice-texts.ts';

interface Sender {
  readonly language: 'de' | 'en';
  readonly brandName: string;
}

type Receipt = JobPayloads['notifications.notice-receipt'];
type Statement = JobPayloads['notifications.statement-of-reasons']['statement'];
type Lifted = Pick<JobPayloads['notifications.restriction-lifted'], 'number' | 'url' | 'because'>;

/** The receipt of a notice (Art. 16(4) DSA). */
export function noticeReceiptMail(notice: Receipt, { language, brandName }: Sender): MailModel {
  const texts = noticeTexts(language);
  return {
    language,
    brandName,
    subject: texts.receipt.subject(notice.number),
    blocks: [
      { kind: 'title', text: texts.receipt.subject(notice.number) },
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
    footer: texts.receipt.footer(brandName),
  };
}

/** The decision to who gave the notice, with the remedies (Art. 16(5) DSA). */
export function noticeDecisionMail(
  statement: Statement,
  { language, brandName }: Sender,
): MailModel {
  const texts = noticeTexts(language);
  const { number, action, remedies } = statement;
  return {
    language,
    brandName,
    subject: texts.decision.subject(number),
    blocks: [
      { kind: 'title', text: texts.decision.subject(number) },
      { kind: 'paragraph', text: texts.decision.outcome[action] },
      {
        kind: 'facts',
        rows: [
          { label: texts.address, value: statement.url },
          { label: texts.reasons, value: statement.groundText },
          { label: texts.facts, value: statement.facts },
          { label: texts.automationLabel, value: texts.automation[statement.automation] },
        ],
      },
      { kind: 'heading', text: texts.remediesTitle },
      ...remedies.map((remedy) => ({ kind: 'paragraph' as const, text: texts.remedies[remedy] })),
    ],
    footer: texts.receipt.footer(brandName),
  };
}

/** The statement of reasons to whom a restriction concerns (Art. 17(3) DSA, Art. 4 P2B). */
export function statementOfReasonsMail(
  statement: Statement,
  { language, brandName }: Sender,
): MailModel {
  const texts = noticeTexts(language);
  const { number, action, ground } = statement;
  const copy: Fact[] =
    statement.contentCopy === null
      ? []
      : [{ label: texts.statement.content, value: statement.contentCopy }];
  return {
    language,
    brandName,
    subject: texts.statement.subject[action](number),
    blocks: [
      { kind: 'title', text: texts.statement.subject[action](number) },
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
          { label: texts.reasons, value: statement.groundText },
          { label: texts.facts, value: statement.facts },
          { label: texts.automationLabel, value: texts.automation[statement.automation] },
        ],
      },
      { kind: 'heading', text: texts.remediesTitle },
      ...statement.remedies.map((remedy) => ({
        kind: 'paragraph' as const,
        text: texts.remedies[remedy],
      })),
    ],
    footer: texts.statement.footer(brandName),
  };
}

/** A restriction has ended. */
export function restrictionLiftedMail(lifted: Lifted, { language, brandName }: Sender): MailModel {
  const texts = noticeTexts(language);
  return {
    language,
    brandName,
    subject: texts.lifted.subject(lifted.number),
    blocks: [
      { kind: 'title', text: texts.lifted.subject(lifted.number) },
      { kind: 'paragraph', text: texts.lifted.what },
      {
        kind: 'facts',
        rows: [
          { label: texts.address, value: lifted.url },
          { label: texts.reasons, value: lifted.because },
        ],
      },
    ],
    footer: texts.statement.footer(brandName),
  };
}

/** What was written through the contact form, back to who wrote it. */
export function messageReceiptMail(
  { name, text }: { readonly name: string; readonly text: string },
  { language, brandName }: Sender,
): MailModel {
  const texts = noticeTexts(language).message;
  return {
    language,
    brandName,
    subject: texts.subject(brandName),
    blocks: [
      { kind: 'title', text: texts.subject(brandName) },
      { kind: 'paragraph', text: texts.thanks(name) },
      { kind: 'facts', rows: [{ label: texts.yourWords, value: text }] },
    ],
    footer: texts.footer(brandName),
  };
}
