import { type LegalKind, readLegalDocument } from '@markthalle/contracts/legal';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GuaranteePicture } from '../features/guarantee-notice.tsx';
import { LegalText } from '../features/legal-text.tsx';
import { LegalVersion } from '../features/legal-version.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { PATHS, type PathName } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** The pages whose words are a versioned document. */
const KINDS = {
  legalNotice: 'legal_notice',
  privacy: 'privacy',
  terms: 'terms',
  withdrawalPolicy: 'withdrawal_policy',
  contractSteps: 'contract_steps',
  guaranteeNotice: 'guarantee_notice',
  accessibility: 'accessibility',
  reviewCheck: 'review_check',
} as const satisfies Partial<Record<PathName, LegalKind>>;

/** The text that applies today, or the version that an order names. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, language, publicUrl, url } = shopRequest(request, context);
  const names = Object.keys(KINDS) as (keyof typeof KINDS)[];
  const name = names.find((candidate) => PATHS[candidate][language] === url.pathname);
  if (name === undefined) throw new Response(null, { status: 404 });
  const asked = Number(url.searchParams.get('fassung') ?? Number.NaN);
  const version = Number.isSafeInteger(asked) && asked > 0 ? { version: asked } : {};
  const answer = await api.call(readLegalDocument, { language, kind: KINDS[name], ...version });
  if (!answer.ok) throwProblem(answer.problem);
  const { title } = answer.value;
  const description = shopTexts(language).legal.descriptions[name];
  return {
    language,
    document: answer.value,
    head: { language, publicUrl, pathname: url.pathname, title: titled(title), description },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function LegalPage() {
  const { language, document } = useLoaderData<typeof loader>();
  return (
    <article className="wrap plain-page prose">
      <h1>{document.title}</h1>
      {document.picture !== null && <GuaranteePicture language={language} document={document} />}
      <LegalText body={document.body} />
      <LegalVersion language={language} document={document} />
    </article>
  );
}
