import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listProductDrafts } from '@markthalle/contracts/product-drafts';
import { Button } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { draftClock, draftTexts as texts } from '../texts/draft-texts.ts';

type DraftCard = OutputOf<typeof listProductDrafts>['drafts'][number];

/** New products that were begun, here or on another device; the script adds what only this phone has. */
export function BegunDrafts({ drafts }: { readonly drafts: readonly DraftCard[] }) {
  const begun = drafts.filter(({ productId }) => productId === null);
  return (
    <div data-begun-drafts="" hidden={begun.length === 0}>
      <Block title={texts.begunTitle}>
        <ul className="link-list">
          {begun.map((draft) => (
            <li key={draft.draftId} data-begun={draft.draftId}>
              <a href={`/produkte/neu?entwurf=${draft.draftId}`}>{wordsOf(draft)}</a>
            </li>
          ))}
        </ul>
      </Block>
    </div>
  );
}

const wordsOf = ({ name, savedAt }: DraftCard): string =>
  texts.goOn(name || texts.unnamed, draftClock(new Date(savedAt), new Date()));

/** Above a form that goes on with a draft: since when, what is undecided, and how to begin afresh. */
export function DraftHead({ draft }: { readonly draft: DraftCard }) {
  const { draftId, clashCount, savedAt, name } = draft;
  return (
    <>
      {clashCount > 0 && (
        <Notice tone="warn" title={texts.clashNotice(clashCount)}>
          <a href={`/produkte/entwurf/${draftId}`}>{texts.clashLink}</a>
        </Notice>
      )}
      <Notice tone="info">
        <p>{texts.continued(draftClock(new Date(savedAt), new Date()))}</p>
        <form method="post" data-discard={draftId}>
          <input type="hidden" name="draftId" value={draftId} />
          <Button
            kind="quiet"
            small
            name="intent"
            value="discard"
            label={texts.discardNamed(name || texts.unnamed)}
          >
            {texts.discard}
          </Button>
        </form>
      </Notice>
    </>
  );
}
