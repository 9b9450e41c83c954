import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOrderCases } from '@markthalle/contracts/problem-cases';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Tag, type Tone } from '@markthalle/ui/components/tag';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export type OrderCasesData = OutputOf<typeof readOrderCases>;
type Withdrawal = OrderCasesData['withdrawals'][number];
type Problem = OrderCasesData['problems'][number];

export const WITHDRAWAL_TONES: Readonly<Record<Withdrawal['state'], Tone>> = {
  hold: 'warn',
  due: 'info',
  refunded: 'good',
  refused: 'bad',
};

export const PROBLEM_TONES: Readonly<Record<Problem['state'], Tone>> = {
  waiting_producer: 'info',
  waiting_buyer: 'warn',
  waiting_staff: 'info',
  replacing: 'info',
  refunded: 'good',
  replaced: 'good',
  declined: 'bad',
};

/** On the order page: the two ways out of trouble, and how far each case is. */
export function OrderCases(props: {
  readonly language: Language;
  readonly orderToken: string;
  readonly cases: OrderCasesData;
}) {
  const { language, orderToken, cases } = props;
  const texts = shopTexts(language).cases;
  const href = (id: string) => pathTo('orderCase', language, { token: orderToken, case: id });
  return (
    <section className="box order-cases" aria-labelledby="order-cases">
      <h2 id="order-cases">{texts.title}</h2>
      <ul className="order-cases__list">
        {cases.withdrawals.map((part) => (
          <li key={part.partId}>
            <a href={href(part.partId)}>
              {texts.withdrawalOf(part.withdrawalNumber, part.producerName)}
            </a>{' '}
            <Tag tone={WITHDRAWAL_TONES[part.state]}>{texts.states[part.state]}</Tag>
          </li>
        ))}
        {cases.problems.map((problem) => (
          <li key={problem.caseId}>
            <a href={href(problem.caseId)}>
              {texts.problemOf(problem.lineName, problem.producerName)}
            </a>{' '}
            <Tag tone={PROBLEM_TONES[problem.state]}>{texts.problemStates[problem.state]}</Tag>
          </li>
        ))}
      </ul>
      <p className="button-row">
        <ButtonLink href={pathTo('orderMessages', language, { token: orderToken })}>
          {shopTexts(language).orderMessages.link}
        </ButtonLink>
        <ButtonLink href={pathTo('problem', language, { token: orderToken })}>
          {texts.report}
        </ButtonLink>
        <ButtonLink href={pathTo('withdrawal', language, {}, { bestellung: orderToken })}>
          {texts.withdraw}
        </ButtonLink>
      </p>
    </section>
  );
}
