import { Email } from '@markthalle/contracts/fields';
import { giveNotice } from '@markthalle/contracts/notices';
import { NOTICE_REASONS, type NoticeReason, needsReporter } from '@markthalle/domain/notice';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NoticeForm } from '../features/notice-form.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import {
  formFailed,
  formValues,
  refuseForm,
  refuseProblem,
  safeReturnPath,
} from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const MIN_EXPLANATION_CHARS = 10;

export function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const [path = '', anchor] = (url.searchParams.get('seite') ?? '').split('#');
  const page = safeReturnPath(path, '');
  const fragment = anchor && /^[a-z0-9-]{1,60}$/.test(anchor) ? `#${anchor}` : '';
  return {
    language,
    sent: sentNotice(url),
    address: page === '' ? '' : `${publicUrl}${page}${fragment}`,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(shopTexts(language).trust.notice.title),
      noIndex: url.search !== '',
      failed: formFailed(context),
    },
  };
}

/** After the redirect the address says which number the notice got. */
function sentNotice({ searchParams }: URL) {
  const number = searchParams.get('nummer') ?? '';
  return /^M-\d{6,12}$/.test(number)
    ? { number, isMailed: searchParams.get('mail') === 'ja' }
    : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const reason = NOTICE_REASONS.find((known) => known === values.reason);
  const problems = problemsIn(values, reason, shop);
  if (problems.length > 0 || reason === undefined) {
    return refuseForm(context, { problems, values }, 400);
  }
  const answer = await shop.api.call(giveNotice, {
    language,
    reason,
    url: values.url ?? '',
    explanation: values.explanation ?? '',
    name: values.name?.trim() || null,
    email: values.email?.trim() || null,
    goodFaith: true,
  });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const { number, mailed } = answer.value;
  const done = { nummer: number, mail: mailed ? 'ja' : 'nein' };
  throw redirect(pathTo('notice', language, {}, done), 303);
}

function problemsIn(
  values: Readonly<Record<string, string>>,
  reason: NoticeReason | undefined,
  { language }: ShopRequest,
) {
  const texts = shopTexts(language).trust.notice;
  const { url = '', explanation = '', name = '', email = '' } = values;
  const isNamed = reason === undefined || needsReporter(reason);
  const isBrief = [...explanation.trim()].length < MIN_EXPLANATION_CHARS;
  const isReachable = email.trim() === '' ? !isNamed : Email.safeParse(email).success;
  const gaps = [
    url.trim() === '' ? { field: 'url', message: texts.urlMissing } : null,
    reason === undefined ? { field: 'reason', message: texts.reasonMissing } : null,
    isBrief ? { field: 'explanation', message: texts.explanationMissing } : null,
    isNamed && name.trim() === '' ? { field: 'name', message: texts.nameMissing } : null,
    isReachable ? null : { field: 'email', message: texts.emailMissing },
    values.goodFaith === 'yes' ? null : { field: 'goodFaith', message: texts.goodFaithMissing },
  ];
  return gaps.filter((gap) => gap !== null);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** The notice of Art. 16 DSA: no login, no script, the address filled in by the link that led here. */
export default function NoticePage() {
  const { language, address, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).trust.notice;
  if (sent !== null && !answer) {
    return (
      <div className="wrap plain-page stack">
        <h1>{texts.title}</h1>
        <Notice tone="good" title={texts.sent(sent.number)} live>
          <p>{sent.isMailed ? texts.sentMailed : texts.sentAnonymous}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="wrap plain-page stack">
      <ErrorSummary problems={answer?.problems ?? []} />
      <h1>{texts.title}</h1>
      <p className="measure">{texts.lead}</p>
      <p className="measure small">{texts.danger}</p>
      <NoticeForm
        language={language}
        address={address}
        problems={answer?.problems ?? []}
        values={answer?.values ?? {}}
      />
    </div>
  );
}
