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
import { PortalPage } from '../features/portal-page.tsx';
import { ProductForm, ProductFormBar } from '../features/product-form.tsx';
import { freshValues, valuesLike, withSuggestions } from '../features/product-values.ts';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { draftFromValues } from '../server/product-draft.ts';
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
  const known = products.slice(0, MAX_MODELS).map(({ productId }) => productId);
  const models = await Promise.all(
    [...new Set(asked === null ? known : [asked, ...known])].map((productId) =>
      visit.read(readPortalProduct, { productId }),
    ),
  );
  const groups = byFrequency(models.map(({ draft }) => draft.categoryPath)).slice(0, MAX_MODELS);
  const model = asked === null ? undefined : models[0]?.draft;
  const ways = choices.ways.map(({ key }) => key);
  return {
    choices,
    groups,
    clientId: crypto.randomUUID(),
    models: models.map(({ card }) => ({ productId: card.productId, name: card.name })),
    start: model ? valuesLike(model) : freshValues(groups[0] ?? null, ways),
  };
}

/** Each path once, the most frequent first. */
function byFrequency(paths: readonly string[]): string[] {
  const count = (path: string) => paths.filter((other) => other === path).length;
  return [...new Set(paths)].sort((a, b) => count(b) - count(a));
}

export const action = portalAction(async ({ values, call }) => {
  const intent = one(values, 'intent');
  if (intent !== 'save' && intent !== 'submit') return showForm(withSuggestions(values));
  const { categories } = await call(readProductForm, {});
  const submit = intent === 'submit';
  const draft = draftFromValues(values, categories, submit);
  await call(createProduct, { draft, submit, clientId: one(values, 'clientId') });
  return done('/produkte', submit ? 'eingereicht' : 'entwurf');
});

export default function NewProduct() {
  const { choices, groups, clientId, models, start } = useLoaderData<typeof loader>();
  const { returned, values } = useFormAnswer();
  // A returned form keeps its id: sent a second time, it is still the same product.
  const id = (returned && one(values, 'clientId')) || clientId;
  return (
    <PortalPage
      title={texts.newTitle}
      backHref="/produkte"
      aside={texts.step}
      bar={<ProductFormBar />}
    >
      {models.length > 0 && !returned && (
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
      <ProductForm choices={choices} groups={groups} values={returned ? values : start}>
        <input type="hidden" name="clientId" value={id} />
      </ProductForm>
    </PortalPage>
  );
}
