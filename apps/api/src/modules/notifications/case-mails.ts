import type { ProblemView, WithdrawalPartView } from '@markthalle/contracts/case-views';
import type { WithdrawalReceipt } from '@markthalle/contracts/withdrawals';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { CASE_TEXTS } from './case-mail-texts.ts';
import { formatCents, formatDay, formatInstant } from './mail-formats.ts';
import type { MailBlock, MailModel } from './mail-model.ts';

export interface CaseMailInput {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  /** The buyer's order page; null where no order is known. */
  readonly orderUrl: string | null;
}

/** Goods go back within 14 days of the declaration (§ 357(1) BGB). */
const SEND_BACK_DAYS = 14;

const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text });

function mail(
  { language, brandName, orderUrl }: CaseMailInput,
  subject: string,
  title: string,
  blocks: readonly MailBlock[],
): MailModel {
  const texts = CASE_TEXTS[language];
  const link: MailBlock[] =
    orderUrl === null ? [] : [{ kind: 'button', label: texts.order, url: orderUrl }];
  return {
    language,
    brandName,
    subject,
    blocks: [{ kind: 'title', text: title }, ...blocks, ...link],
    footer: texts.footer(brandName),
  };
}

/** The receipt of a declaration: content, date, time; it confirms nothing else (§ 356a(4) BGB). */
export function withdrawalReceiptMail(
  receipt: WithdrawalReceipt,
  receiptUrl: string,
  input: CaseMailInput,
): MailModel {
  const texts = CASE_TEXTS[input.language].receipt;
  const rows = receipt.content.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return { label: line.slice(0, colon), value: line.slice(colon + 2) };
  });
  return mail(input, texts.subject(receipt.number), texts.title, [
    paragraph(texts.lead),
    { kind: 'heading', text: texts.content },
    { kind: 'facts', rows: [...rows, { label: texts.hash, value: receipt.contentSha256 }] },
    paragraph(input.orderUrl === null ? texts.toStaff : texts.passedOn),
    paragraph(texts.attached),
    { kind: 'button', label: texts.show, url: receiptUrl },
  ]);
}

/** What applies to each article of a withdrawal, in plain words. */
export function withdrawalAnswerMail(
  number: string,
  parts: readonly WithdrawalPartView[],
  input: CaseMailInput,
): MailModel {
  const { language } = input;
  const texts = CASE_TEXTS[language];
  const isRefused = parts.some(({ lines }) => lines.some(({ answer }) => answer !== 'accepted'));
  return mail(input, texts.answer.subject(number), texts.answer.title, [
    ...parts.flatMap((part): MailBlock[] => [
      { kind: 'heading', text: part.producerName },
      {
        kind: 'facts',
        rows: part.lines.map((line) => ({
          label: `${line.quantity} × ${line.name}`,
          value: texts.answers[line.answer],
        })),
      },
      ...whatNext(part, language),
    ]),
    ...(isRefused ? [paragraph(texts.answer.complain)] : []),
  ]);
}

function whatNext(part: WithdrawalPartView, language: 'de' | 'en'): MailBlock[] {
  const texts = CASE_TEXTS[language].answer;
  if (part.state === 'refused') return [];
  const due = formatDay(part.dueOn, language);
  const begun = part.lines.some(({ work }) => work !== null)
    ? [paragraph(texts.begun(part.producerName))]
    : [];
  if (part.returnTo === null) return [paragraph(texts.nothing(due)), ...begun];
  const sendBy = formatDay(addDays(berlinDateOf(part.receivedAt), SEND_BACK_DAYS), language);
  return [paragraph(texts.send(part.returnTo, sendBy)), paragraph(texts.sent(due)), ...begun];
}

export function lossProposedMail(part: WithdrawalPartView, input: CaseMailInput): MailModel {
  const texts = CASE_TEXTS[input.language].loss;
  const amount = formatCents(part.loss.cents, input.language);
  const done = part.lines.flatMap(({ name, work }) =>
    work === null ? [] : [{ label: name, value: texts.workDone(percentOf(work.doneBps ?? 0)) }],
  );
  const [subject, title, lead] =
    done.length > 0
      ? ([texts.workSubject, texts.workTitle, texts.workLead] as const)
      : ([texts.subject, texts.title, texts.lead] as const);
  return mail(input, subject(part.withdrawalNumber), title, [
    paragraph(lead(part.producerName, amount)),
    { kind: 'facts', rows: [...done, { label: texts.reason, value: part.loss.reason ?? '' }] },
    paragraph(texts.dispute),
  ]);
}

const BPS_PER_PERCENT = 100;
const percentOf = (bps: number): string => String(bps / BPS_PER_PERCENT);

export function lossDecidedMail(part: WithdrawalPartView, input: CaseMailInput): MailModel {
  const texts = CASE_TEXTS[input.language].loss;
  const sentence = part.loss.state === 'dropped' ? texts.dropped : texts.confirmed;
  return mail(input, texts.decidedSubject(part.withdrawalNumber), texts.decidedTitle, [
    paragraph(sentence),
  ]);
}

/** Confirms a report and says who answers until when. */
export function problemReceivedMail(problem: ProblemView, input: CaseMailInput): MailModel {
  const texts = CASE_TEXTS[input.language].problem;
  const due = formatInstant(problem.answerDueAt, input.language);
  return mail(input, texts.subject(problem.orderNumber), texts.received, [
    paragraph(texts.receivedLead(problem.producerName, due)),
    {
      kind: 'facts',
      rows: [
        { label: texts.article, value: `${problem.quantity} × ${problem.lineName}` },
        { label: texts.wish, value: texts.wishes[problem.wish] },
      ],
    },
  ]);
}

/** What happened to a report; `kind` is its latest step. */
export function problemNewsMail(
  problem: ProblemView,
  step: { readonly kind: string; readonly words: string | null },
  input: CaseMailInput,
): MailModel {
  const texts = CASE_TEXTS[input.language].problem;
  const title = texts.news[step.kind] ?? texts.received;
  const words = step.words === null ? [] : [{ label: texts.words, value: step.words }];
  return mail(input, texts.subject(problem.orderNumber), title, [
    {
      kind: 'facts',
      rows: [
        { label: texts.article, value: `${problem.quantity} × ${problem.lineName}` },
        ...words,
      ],
    },
  ]);
}
