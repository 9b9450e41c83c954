import {
  readPortalProduct,
  readProductForm,
  setPrice,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { Notice } from '@markthalle/ui/components/notice';
import { Picture } from '@markthalle/ui/components/picture';
import { Block } from '@markthalle/ui/components/workplace';
import { atField, done, FormRefusal, showForm } from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { PriceForms } from '../features/price-forms.tsx';
import { ProductForm, ProductFormBar } from '../features/product-form.tsx';
import { valuesFromDraft, withSuggestions } from '../features/product-values.ts';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { draftFromValues } from '../server/product-draft.ts';
import { labelTexts } from '../texts/labels.ts';
import { formTexts as texts } from '../texts/product-form.ts';
import { productTexts } from '../texts/products.ts';
import { rankTexts } from '../texts/rank.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ card }) => card.name);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [choices, product] = await Promise.all([
    visit.read(readProductForm, {}),
    visit.read(readPortalProduct, { productId: args.params.productId ?? '' }),
  ]);
  return { choices, ...product };
}

/** Two kinds of forms stand on this page: the product itself, and the price of a variant. */
export const action = portalAction(async ({ values, params, call }) => {
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
  if (intent !== 'save' && intent !== 'submit') return showForm(withSuggestions(values));
  const { categories } = await call(readProductForm, {});
  const submit = intent === 'submit';
  const draft = draftFromValues(values, categories, submit);
  const basedOnVersion = Number(one(values, 'basedOnVersion'));
  await call(updateProduct, { productId, draft, submit, basedOnVersion });
  return done('/produkte', submit ? 'eingereicht' : 'entwurf');
});

export default function ProductPage() {
  const { card, choices, draft, versionNumber } = useLoaderData<typeof loader>();
  const answer = useFormAnswer();
  const productReturned = answer.returned && one(answer.values, 'intent') !== 'price';
  // After a clash the next press is made in knowledge of the newer version, so it may replace it.
  const clash = answer.code === 'product-changed-meanwhile';
  const typedVersion = productReturned && !clash ? one(answer.values, 'basedOnVersion') : '';
  return (
    <PortalPage title={card.name} backHref="/produkte" bar={<ProductFormBar />}>
      {card.state === 'rejected' && card.returnedBecause && (
        <Notice tone="bad" title={productTexts.returned}>
          {card.returnedBecause}
        </Notice>
      )}
      {card.state === 'submitted' && <Notice>{texts.versionSubmitted}</Notice>}
      {clash && (
        <Notice tone="warn">
          <a href={`/produkte/${card.productId}`} target="_blank" rel="noreferrer">
            {texts.showCurrent}
          </a>
        </Notice>
      )}
      {card.picture && (
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
      {card.published && (
        <p>
          <a href={`/produkte/${card.productId}/suche`}>{rankTexts.link}</a>
        </p>
      )}
      {card.published && (
        <p>
          <a href={`/produkte/${card.productId}/etikett`}>{labelTexts.link}</a>
        </p>
      )}
      <ProductForm
        choices={choices}
        groups={[draft.categoryPath]}
        values={productReturned ? answer.values : valuesFromDraft(draft)}
      >
        <input type="hidden" name="basedOnVersion" value={typedVersion || versionNumber} />
      </ProductForm>
    </PortalPage>
  );
}
