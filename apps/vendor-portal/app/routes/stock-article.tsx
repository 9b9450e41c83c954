import {
  keepForShop,
  MAX_ARTICLE_NUMBER_CHARS,
  MAX_MOVED_PIECES,
  MAX_NOTE_CHARS,
  moveStock,
  nameArticle,
  readStockArticle,
  type StockArticle,
} from '@markthalle/contracts/portal-stock';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { articleName } from '../features/article-name.ts';
import { MovementList } from '../features/movement-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { newActIds, ShelfActs } from '../features/shelf-acts.tsx';
import { ShortageNotice } from '../features/shortage-notice.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { doShelfAct } from '../server/shelf-act.ts';
import { stockTexts as texts } from '../texts/stock.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ article }) => articleName(article));

export async function loader(args: LoaderFunctionArgs) {
  const variantId = args.params.variantId ?? '';
  const read = await visitPortal(args).read(readStockArticle, { variantId });
  return { ...read, clientIds: newActIds(), correctionId: crypto.randomUUID() };
}

export const action = portalAction(async (task) => {
  const { values, params, call } = task;
  const variantId = params.variantId ?? '';
  const page = `/lager/${variantId}`;
  switch (one(values, 'akt')) {
    case 'buffer': {
      const shopBuffer = countFromTyped(one(values, 'shopBuffer'));
      if (shopBuffer === null) throw refusal('shopBuffer', texts.countInvalid);
      await call(keepForShop, { variantId, shopBuffer });
      return done(page, 'reserve');
    }
    case 'numbers': {
      const articleNumber = one(values, 'articleNumber').trim();
      await call(nameArticle, { variantId, articleNumber, gtin: one(values, 'gtin').trim() });
      return done(page, 'nummern');
    }
    case 'correction': {
      const typed = one(values, 'delta').trim().replace('−', '-');
      if (!/^[+-]?\d{1,5}$/.test(typed) || Number(typed) === 0) {
        throw refusal('delta', texts.correctInvalid);
      }
      const note = one(values, 'note');
      const clientId = one(values, 'clientId');
      await call(moveStock, {
        variantId,
        kind: 'correction',
        quantity: Number(typed),
        clientId,
        note,
      });
      return done(page, 'bewegung');
    }
    default:
      await doShelfAct(task);
      return done(page, 'bewegung');
  }
});

const refusal = (field: string, message: string) => new FormRefusal([{ field, message }]);

export default function StockArticlePage() {
  const { article, movements, hasMore, clientIds, correctionId } = useLoaderData<typeof loader>();
  const name = articleName(article);
  const isBundle = article.parts.length > 0;
  return (
    <PortalPage title={name} backHref="/lager" current="products">
      <ShortageNotice article={article} isOwnPage />
      <Block title={texts.facts}>
        <Facts article={article} />
        <Parts article={article} />
      </Block>
      <Block title={texts.acts}>
        <ShelfActs
          variantId={article.variantId}
          name={name}
          clientIds={clientIds}
          isBundle={isBundle}
        />
        <CorrectionForm clientId={correctionId} />
      </Block>
      <Block title={texts.history}>
        <MovementList movements={movements} />
        {hasMore && <p className="small muted">{texts.historyMore}</p>}
      </Block>
      {!isBundle && (
        <Block title={texts.bufferTitle}>
          <BufferForm article={article} />
        </Block>
      )}
      <Block title={texts.numbers}>
        <NumbersForm article={article} />
      </Block>
    </PortalPage>
  );
}

function Facts({ article }: { readonly article: StockArticle }) {
  if (article.parts.length > 0 || article.policy === 'unlimited')
    return <p>{texts.sum(article)}</p>;
  const rows = [
    [texts.onHand, article.onHand],
    [texts.reserved, article.reserved],
    [texts.buffer, article.shopBuffer],
    [texts.online, article.free ?? texts.notCounted],
  ] as const;
  return (
    <dl className="sums">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The articles of a bundle, each counted on its own page. */
function Parts({ article: { parts } }: { readonly article: StockArticle }) {
  if (parts.length === 0) return null;
  return (
    <>
      <p className="small muted">{texts.followsParts}</p>
      <ul className="link-list">
        {parts.map(({ variantId, quantity, name }) => (
          <li key={variantId}>
            <a href={`/lager/${variantId}`}>{`${quantity} × ${name}`}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function CorrectionForm({ clientId }: { readonly clientId: string }) {
  const { values, problems } = useFormAnswer();
  return (
    <details className="more-acts" open={one(values, 'akt') === 'correction'}>
      <summary>{texts.correct}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="akt" value="correction" />
        <input type="hidden" name="clientId" value={clientId} />
        <Field
          name="delta"
          label={texts.correct}
          hint={texts.correctHint}
          value={one(values, 'delta')}
          error={problemOf(problems, 'delta')}
          unit={texts.piecesUnit}
        />
        <Field
          name="note"
          label={texts.note}
          value={one(values, 'note')}
          error={problemOf(problems, 'note')}
          maxLength={MAX_NOTE_CHARS}
          optional
        />
        <Button>{texts.correctAction}</Button>
      </form>
    </details>
  );
}

function BufferForm({ article }: { readonly article: StockArticle }) {
  const { values, problems } = useFormAnswer();
  return (
    <form method="post" className="stack">
      <input type="hidden" name="akt" value="buffer" />
      <Field
        name="shopBuffer"
        label={texts.buffer}
        hint={texts.bufferHint}
        value={one(values, 'shopBuffer') || String(article.shopBuffer)}
        error={problemOf(problems, 'shopBuffer')}
        unit={texts.piecesUnit}
        type="number"
        inputMode="numeric"
        min={0}
        max={MAX_MOVED_PIECES}
      />
      <Button>{texts.bufferAction}</Button>
    </form>
  );
}

function NumbersForm({ article }: { readonly article: StockArticle }) {
  const { values, problems } = useFormAnswer();
  return (
    <form method="post" className="stack">
      <input type="hidden" name="akt" value="numbers" />
      <Field
        name="articleNumber"
        label={texts.articleNumber}
        hint={texts.articleNumberHint}
        value={one(values, 'articleNumber') || (article.articleNumber ?? '')}
        error={problemOf(problems, 'articleNumber')}
        maxLength={MAX_ARTICLE_NUMBER_CHARS}
        autoComplete="off"
        optional
      />
      <Field
        name="gtin"
        label={texts.gtin}
        hint={texts.gtinHint}
        value={one(values, 'gtin') || (article.gtin ?? '')}
        error={problemOf(problems, 'gtin')}
        inputMode="numeric"
        maxLength={14}
        autoComplete="off"
        optional
      />
      <Button>{texts.numbersAction}</Button>
    </form>
  );
}
