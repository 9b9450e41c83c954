import {
  createProduct,
  listPortalProducts,
  readPortalProduct,
  readProductForm,
} from '@markthalle/contracts/portal-products';
import { Block } from '@markthalle/ui/components/workplace';
import { done, showForm } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BegunDrafts, DraftHead } from '../features/begun-drafts.tsx';
import { Examples } from '../features/examples.tsx';
import { PhotoBlock } from '../features/photo-block.tsx';
import { photoFactsOf, withPhotoMoved } from '../features/photo-fields.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { ProductForm, ProductFormBar } from '../features/product-form.tsx';
import { freshValues, valuesLike, withSuggestions } from '../features/product-values.ts';
import { portalTitle } from '../portal-title.ts';
import { begunDrafts, discardDraft } from '../server/begun-drafts.ts';
import { draftIdIn } from '../server/draft-id.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { draftFromValues } from '../server/product-draft.ts';
import { keepFormPhotos } from '../server/product-photos.ts';
import { exampleNamed } from '../texts/example-products.ts';
import { formTexts as texts } from '../texts/product-form.ts';

/** So many of the producer's products are looked at for groups and offered as a model. */
const MAX_MODELS = 3;

export const meta = portalTitle(texts.newTitle);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [choices, { products }] = await Promise.all([
    visit.read(readProductForm, {}),
    visit.read(listPortalProducts, {}),
  ]);
  const asked = visit.url.searchParams.get('wie');
  const wantedId = draftIdIn(visit.url);
  const { drafts, wanted } = await begunDrafts(visit, wantedId);
  const example = exampleNamed(visit.url.searchParams.get('beispiel'));
  const known = products.slice(0, MAX_MODELS).map(({ productId }) => productId);
  const models = await Promise.all(
    [...new Set(asked === null ? known : [asked, ...known])].map((productId) =>
      visit.read(readPortalProduct, { productId }),
    ),
  );
  const groups = byFrequency(models.map(({ draft }) => draft.categoryPath)).slice(0, MAX_MODELS);
  const model = asked === null ? undefined : models[0]?.draft;
  const ways = choices.ways.map(({ key }) => key);
  const fresh = freshValues(example?.group ?? groups[0] ?? null, ways);
  return {
    choices,
    groups,
    clientId: wantedId ?? crypto.randomUUID(),
    drafts,
    wanted,
    isEmpty: products.length === 0,
    models: models.map(({ card }) => ({ productId: card.productId, name: card.name })),
    start: wanted?.values ?? (model ? valuesLike(model) : { ...fresh, ...example?.values }),
  };
}

/** Each path once, the most frequent first. */
function byFrequency(paths: readonly string[]): string[] {
  const count = (path: string) => paths.filter((other) => other === path).length;
  return [...new Set(paths)].sort((a, b) => count(b) - count(a));
}

export const action = portalAction(async (task) => {
  const { call } = task;
  const values = await keepFormPhotos(task);
  const moved = withPhotoMoved(values);
  if (moved !== null) return showForm(moved);
  const intent = one(values, 'intent');
  if (intent === 'discard') return discardDraft(task, '/produkte/neu');
  if (intent !== 'save' && intent !== 'submit') return showForm(withSuggestions(values));
  const { categories } = await call(readProductForm, {});
  const submit = intent === 'submit';
  const draft = draftFromValues(values, categories, submit);
  const clientId = one(values, 'clientId');
  await call(createProduct, { draft, submit, clientId });
  // The phone forgets its copy of this draft once this address was reached.
  return done(`/produkte?entwurf=${clientId}`, submit ? 'eingereicht' : 'entwurf');
});

export default function NewProduct() {
  const page = useLoaderData<typeof loader>();
  const { choices, groups, clientId, models, start, drafts, wanted } = page;
  const { returned, values } = useFormAnswer();
  // A returned form keeps its id: sent a second time, it is still the same product.
  const id = (returned && one(values, 'clientId')) || clientId;
  const typed = returned ? values : start;
  return (
    <PortalPage
      title={texts.newTitle}
      backHref="/produkte"
      aside={texts.step}
      bar={<ProductFormBar />}
    >
      {!returned && wanted && <DraftHead draft={wanted} />}
      {!returned && !wanted && <BegunDrafts drafts={drafts} />}
      {page.isEmpty && !returned && !wanted && <Examples />}
      {models.length > 0 && !returned && !wanted && (
        <Block title={texts.likeAnother}>
          <p className="chips__row">
            {models.map((model) => (
              <a
                key={model.productId}
                className="chip"
                href={`/produkte/neu?wie=${model.productId}`}
              >
                {model.name}
              </a>
            ))}
          </p>
          <p className="small muted">{texts.likeAnotherHint}</p>
        </Block>
      )}
      <ProductForm
        choices={choices}
        groups={groups}
        values={typed}
        photos={<PhotoBlock values={typed} photos={[]} draftId={id} />}
        photoFacts={photoFactsOf(typed, [])}
        kept={{
          draftId: id,
          productId: null,
          basedOnVersion: null,
          savedAt: wanted?.savedAt ?? null,
        }}
      >
        <input type="hidden" name="clientId" value={id} />
      </ProductForm>
    </PortalPage>
  );
}
