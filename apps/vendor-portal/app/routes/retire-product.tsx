import { retireProduct } from '@markthalle/contracts/catalog-export';
import { listPortalProducts, readPortalProduct } from '@markthalle/contracts/portal-products';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { retireTexts as texts } from '../texts/versions.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ name }) => texts.title(name));

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const productId = args.params.productId ?? '';
  const [{ card }, { products }] = await Promise.all([
    visit.read(readPortalProduct, { productId }),
    visit.read(listPortalProducts, {}),
  ]);
  const others = products.filter((one) => one.published && one.productId !== productId);
  return {
    productId,
    name: card.name,
    successors: others.map((other) => ({ value: other.productId, label: other.name })),
  };
}

export const action = portalAction(async ({ values, params, call }) => {
  const successorId = one(values, 'successorId') || null;
  await call(retireProduct, { productId: params.productId ?? '', successorId });
  return done('/produkte', 'ausgelistet');
});

export default function RetireProduct() {
  const { name, productId, successors } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title(name)} backHref={`/produkte/${productId}`} current="products">
      <Block>
        <p>{texts.intro(name)}</p>
        <form method="post">
          <Select
            name="successorId"
            label={texts.successor}
            hint={texts.successorHint}
            choices={[{ value: '', label: texts.none }, ...successors]}
          />
          <p>
            <Button kind="danger" wide>
              {texts.confirm}
            </Button>
          </p>
        </form>
        <ButtonLink wide href={`/produkte/${productId}`}>
          {texts.back}
        </ButtonLink>
      </Block>
    </PortalPage>
  );
}
