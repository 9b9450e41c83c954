import { listPortalCases } from '@markthalle/contracts/portal-cases';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { PROBLEM_LOOKS, caseTexts as texts, WITHDRAWAL_LOOKS } from '../texts/cases.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listPortalCases, {});

/** Problems and withdrawals, what waits for an answer first. */
export default function Cases() {
  const { problems, withdrawals } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr" current="orders">
      {problems.length + withdrawals.length === 0 && <p className="block">{texts.empty}</p>}
      {problems.length > 0 && (
        <Block title={texts.problems}>
          <ul className="cards case-cards">
            {problems.map((problem) => (
              <li key={problem.caseId}>
                <a className="block order-card" href={`/rueckgaben/${problem.caseId}`}>
                  <span className="order-card__head">
                    <b>{problem.orderNumber}</b>
                    <Tag tone={PROBLEM_LOOKS[problem.state].tone}>
                      {PROBLEM_LOOKS[problem.state].label}
                    </Tag>
                  </span>
                  <span>
                    {texts.kinds[problem.kind]}: {problem.quantity} × {problem.lineName}
                  </span>
                  {problem.state === 'waiting_producer' && (
                    <span className="small muted">
                      {texts.until(formatInstant(problem.answerDueAt, 'de'))}
                      {problem.isOverdue && <b> {texts.overdue}</b>}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {withdrawals.length > 0 && (
        <Block title={texts.withdrawals}>
          <ul className="cards case-cards">
            {withdrawals.map((part) => (
              <li key={part.partId}>
                <a className="block order-card" href={`/rueckgaben/widerruf/${part.partId}`}>
                  <span className="order-card__head">
                    <b>{part.orderNumber}</b>
                    <Tag tone={WITHDRAWAL_LOOKS[part.state].tone}>
                      {WITHDRAWAL_LOOKS[part.state].label}
                    </Tag>
                  </span>
                  <span className="small muted">
                    {texts.withdrawalFacts.due} {formatDayWithYear(part.dueOn, 'de')}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </PortalPage>
  );
}
