import { openOnboarding, readOnboarding } from '@markthalle/contracts/portal-payouts';
import { Button } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { TAX_STATUSES } from '@markthalle/workplace/texts/accounts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { requirementWords, onboardingTexts as texts } from '../texts/onboarding.ts';
import { ACCOUNT_SENTENCES, CAN_SET_UP } from '../texts/states.ts';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const { searchParams } = visit.url;
  return {
    ...(await visit.read(readOnboarding, {})),
    cameBack: searchParams.has('zurueck'),
  };
}

type Onboarding = Awaited<ReturnType<typeof loader>>;

/** Each press asks for a fresh link: they work once and only for minutes. */
export const action = portalAction(async ({ call }) => {
  const { url } = await call(openOnboarding, {});
  return redirect(url, 303);
});

export default function OnboardingPage() {
  const onboarding = useLoaderData<typeof loader>();
  const { accountState, cameBack, tax } = onboarding;
  const taxFacts = [
    { term: texts.taxStatus, fact: TAX_STATUSES[tax.taxStatus] ?? tax.taxStatus },
    { term: texts.validFrom, fact: formatDayWithYear(tax.validFrom, 'de') },
    ...(tax.vatId === null ? [] : [{ term: texts.vatId, fact: tax.vatId }]),
  ];
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      {cameBack && (
        <Notice tone={CAN_SET_UP.has(accountState) ? 'warn' : 'good'} live>
          {CAN_SET_UP.has(accountState) ? texts.returnedUnfinished : texts.returned}
        </Notice>
      )}
      <Account onboarding={onboarding} />
      <div id="angaben" tabIndex={-1}>
        <Block title={texts.facts}>
          <KeyFacts facts={taxFacts} />
          <p className="small muted">{texts.change}</p>
        </Block>
      </div>
      <p>
        <a href="/start">{texts.allTasks}</a>
      </p>
    </PortalPage>
  );
}

function Account({ onboarding }: { readonly onboarding: Onboarding }) {
  const { accountState, requirements } = onboarding;
  return (
    <div id="zahlungskonto" tabIndex={-1}>
      <Block title={texts.account}>
        <p>{ACCOUNT_SENTENCES[accountState]}</p>
        {requirements.length > 0 && (
          <>
            <h3 className="small-title">{texts.missing}</h3>
            <ul>
              {requirements.map(({ code, deadlineAt }) => (
                <li key={code}>
                  {requirementWords(code)}
                  {deadlineAt &&
                    `, ${texts.until(formatDayWithYear(marketDayOf(deadlineAt), 'de'))}`}
                </li>
              ))}
            </ul>
          </>
        )}
        {CAN_SET_UP.has(accountState) && (
          <form method="post" action="/konto-einrichten" className="form-action">
            <Button kind="primary" wide iconAfter="external-link">
              {accountState === 'none' ? texts.start : texts.goOn}
            </Button>
            <p className="small muted">{texts.goOnHint}</p>
          </form>
        )}
      </Block>
    </div>
  );
}
