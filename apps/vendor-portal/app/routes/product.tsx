import {
  readPortalProduct,
  readProductForm,
  setPrice,
} from '@markthalle/contracts/portal-products';
import { Notice } from '@markthalle/ui/components/notice';
import { Picture } from '@markthalle/ui/components/picture';
import { Block } from '@markthalle/ui/components/workplace';
import { atField, done, FormRefusal, showForm } from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { many, one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DraftHead } from '../features/begun-drafts.tsx';
import { ClashBar, ClashForm } from '../features/clash-form.tsx';
import { basisOf } from '../features/merge-values.ts';
import { PhotoBlock } from '../features/photo-block.tsx';
import { photoFactsOf, withPhotoMoved } from '../features/photo-fields.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { PriceForms } from '../features/price-forms.tsx';
import { ProductForm, ProductFormBar } from '../features/product-form.tsx';
import { valuesFromDraft, withSuggestions } from '../features/product-values.ts';
import { portalTitle } from '../portal-title.ts';
import { begunDrafts, discardDraft } from '../server/begun-drafts.ts';
import { saveEdited } from '../server/merge-product.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { keepFormPhotos } from '../server/product-photos.ts';
import { labelTexts } from '../texts/labels.ts';
import { formTexts as texts } from '../texts/product-form.ts';
import { productTexts } from '../texts/products.ts';
import { rankTexts } from '../texts/rank.ts';
import { retireTexts, versionTexts } from '../texts/versions.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ card }) => card.name);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [choices, product] = await Promise.all([
    visit.read(readProductForm, {}),
    visit.read(readPortalProduct, { productId: args.params.productId ?? '' }),
  ]);
  const { productId } = product.card;
  const { wanted } = await begunDrafts(visit, productId);
  // A draft of an older version is merged when it is saved; its own marks say what it began with.
  return { choices, ...product, wanted };
}

/** Two kinds of forms stand on this page: the product itself, and the price of a variant. */
export const action = portalAction(async (task) => {
  const { params, call } = task;
  const values = await keepFormPhotos(task);
  const moved = withPhotoMoved(values);
  if (moved !== null) return showForm(moved);
  const productId = params.productId ?? '';
  const intent = one(values, 'intent');
  if (intent === 'price') {
    const variantId = one(values, 'variantId');
    const field = `preis-${variantId}`;
    const grossCents = centsFromTyped(one(values, field));
    if (grossCents === null) throw new FormRefusal([{ field, message: texts.wrong.grossCents }]);
    const dateField = `haltbar-${variantId}`;
    const shortDateOn = one(values, dateField).trim() || null;
    await atField(
      shortDateOn === null ? field : dateField,
      call(setPrice, { variantId, grossCents, shortDateOn }),
    );
    return done(`/produkte/${productId}`, 'preis');
  }
  if (intent === 'discard') return discardDraft(task, `/produkte/${productId}`);
  if (intent !== 'save' && intent !== 'submit') return showForm(withSuggestions(values));
  return saveEdited({ ...task, values }, productId, intent === 'submit');
});

export default function ProductPage() {
  const { card, choices, draft, photos, versionNumber, wanted } = useLoaderData<typeof loader>();
  const answer = useFormAnswer();
  const productReturned = answer.returned && one(answer.values, 'intent') !== 'price';
  if (many(answer.values, 'clash').length > 0) {
    return (
      <PortalPage title={card.name} backHref={`/produkte/${card.productId}`} bar={<ClashBar />}>
        <ClashForm values={answer.values} />
      </PortalPage>
    );
  }
  const stored = valuesFromDraft(draft);
  const begun = wanted?.values ?? stored;
  const values = productReturned ? answer.values : begun;
  return (
    <PortalPage title={card.name} backHref="/produkte" bar={<ProductFormBar />}>
      {card.state === 'rejected' && card.returnedBecause && (
        <Notice tone="bad" title={productTexts.returned}>
          {card.returnedBecause}
        </Notice>
      )}
      {card.state === 'submitted' && <Notice>{texts.versionSubmitted}</Notice>}
      {!productReturned && wanted && <DraftHead draft={wanted} />}
      {card.picture && photos.length === 0 && (
        <Block title={texts.photos}>
          <div className="photo">
            <Picture
              imageId={card.picture.id}
              alt={card.picture.alt}
              sizes="(max-width: 30rem) 45vw, 200px"
              maxWidth={480}
            />
          </div>
        </Block>
      )}
      {card.published && <PriceForms variants={card.variants} />}
      <ul className="link-list">
        {card.published && (
          <li>
            <a href={`/produkte/${card.productId}/suche`}>{rankTexts.link}</a>
          </li>
        )}
        {card.published && (
          <li>
            <a href={`/produkte/${card.productId}/etikett`}>{labelTexts.link}</a>
          </li>
        )}
        <li>
          <a href={`/produkte/${card.productId}/fassungen`}>{versionTexts.link}</a>
        </li>
        {card.published && (
          <li>
            <a href={`/produkte/${card.productId}/auslisten`}>{retireTexts.link}</a>
          </li>
        )}
      </ul>
      <ProductForm
        choices={choices}
        groups={[draft.categoryPath]}
        values={values}
        photos={<PhotoBlock values={values} photos={photos} draftId={card.productId} />}
        photoFacts={photoFactsOf(values, photos)}
        kept={{
          draftId: card.productId,
          productId: card.productId,
          basedOnVersion: versionNumber,
          savedAt: wanted?.savedAt ?? null,
        }}
      >
        <input
          type="hidden"
          name="basedOnVersion"
          value={one(values, 'basedOnVersion') || versionNumber}
        />
        <input type="hidden" name="basis" value={one(values, 'basis') || basisOf(stored)} />
      </ProductForm>
    </PortalPage>
  );
}
