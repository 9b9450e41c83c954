import { Block } from '@markthalle/ui/components/workplace';
import { throwNotFound } from '@markthalle/workplace/server/throw-problem';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { kindWords } from '../features/incident-table.tsx';
import { Markdown } from '../features/markdown.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { runbookOf } from '../server/runbooks.ts';
import { incidentTexts as texts } from '../texts/incidents.ts';

type Page = { readonly kind: string; readonly source: string };

export const meta = officeTitle<Page>(({ kind }) => texts.runbookTitle(kindWords(kind)));

export function loader(args: LoaderFunctionArgs): Page {
  const kind = args.params.kind ?? '';
  const source = runbookOf(kind);
  if (source === null) return throwNotFound();
  return { kind, source };
}

/** Runbooks are written in English, like the code that they belong to. */
export default function RunbookPage() {
  const { kind, source } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={texts.runbookTitle(kindWords(kind))}
        sub={<a href="/vorfaelle">{texts.page.back}</a>}
      />
      <Block>
        <div lang="en" className="runbook">
          <Markdown source={source} />
        </div>
      </Block>
    </>
  );
}
