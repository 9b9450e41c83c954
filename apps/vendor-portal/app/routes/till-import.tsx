import {
  applyTillImport,
  readTillImport,
  type TillLineResult,
} from '@markthalle/contracts/portal-till';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { z } from 'zod';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { tillTexts as texts } from '../texts/till.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ fileName }) => fileName);

export async function loader(args: LoaderFunctionArgs) {
  return visitPortal(args).read(readTillImport, { importId: args.params.importId ?? '' });
}

export const action = portalAction(async ({ params, call }) => {
  const importId = params.importId ?? '';
  await call(applyTillImport, { importId });
  return done(`/lager/kasse/${importId}`, 'kasse-gebucht');
});

export default function TillImport() {
  const { fileName, counts, lines } = useLoaderData<typeof loader>();
  const results = Object.keys(texts.counts) as z.infer<typeof TillLineResult>[];
  return (
    <PortalPage title={fileName} backHref="/lager/kasse" bar={<BookBar count={counts.bookable} />}>
      <Block title={texts.summary}>
        <ul>
          {results
            .filter((result) => counts[result] > 0)
            .map((result) => (
              <li key={result}>{texts.counts[result](counts[result])}</li>
            ))}
        </ul>
        {counts['unknown-article'] > 0 && (
          <p className="form-action">
            <ButtonLink href="/lager/kasse">{texts.toMapping}</ButtonLink>
          </p>
        )}
      </Block>
      <Block title={texts.lines}>
        <ul className="movements">
          {lines.map((line) => (
            <li key={line.row}>
              <p>
                <b>{line.productName ?? (line.articleName || line.article)}</b>{' '}
                <span className="tabular">{line.quantity ?? ''}</span>
              </p>
              <p className="small muted">
                {`${texts.row} ${line.row} · ${texts.receipt} ${line.receiptId || '?'} · `}
                {line.fault === null ? texts.results[line.result] : texts.faults[line.fault]}
              </p>
            </li>
          ))}
        </ul>
      </Block>
    </PortalPage>
  );
}

function BookBar({ count }: { readonly count: number }) {
  if (count === 0) {
    return (
      <SaveBar state={texts.nothingToBook}>
        <ButtonLink kind="primary" href="/lager" wide>
          {texts.toStock}
        </ButtonLink>
      </SaveBar>
    );
  }
  return (
    <SaveBar>
      <form method="post" className="bar-form">
        <Button kind="primary" wide>
          {texts.book(count)}
        </Button>
      </form>
    </SaveBar>
  );
}
