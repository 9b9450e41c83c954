import {
  readSearchEngine,
  readSearchReport,
  startSearchRebuild,
  startSearchReconcile,
} from '@markthalle/contracts/office-search';
import { ButtonLink } from '@markthalle/ui/components/button';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { SearchHealth, SearchWork } from '../features/search-health.tsx';
import { SearchReport } from '../features/search-report.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { searchTexts as texts } from '../texts/search.ts';

const HERE = '/suche';

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [engine, report] = await Promise.all([
    visit.read(readSearchEngine, {}),
    visit.read(readSearchReport, {}),
  ]);
  return { engine, report };
}

export const action = officeAction(async ({ values, call }) => {
  const isRebuild = one(values, 'intent') === 'rebuild';
  await call(isRebuild ? startSearchRebuild : startSearchReconcile, {});
  return done(HERE, isRebuild ? 'neuaufbau' : 'vergleich');
});

/** How the search is, what it is asked, and what it has no answer to. */
export default function SearchPage() {
  const { engine, report } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub}>
        <ButtonLink href="/suche/synonyme">{texts.synonyms}</ButtonLink>
      </PageHead>
      <SearchHealth engine={engine} />
      <SearchWork engine={engine} />
      <SearchReport report={report} />
    </>
  );
}
