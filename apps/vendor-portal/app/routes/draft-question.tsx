import { readProductDraft, settleProductDraft } from '@markthalle/contracts/product-drafts';
import { Button } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClashQuestion } from '../features/clash-form.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { draftTexts as texts } from '../texts/draft-texts.ts';

export const meta = portalTitle(texts.clashTitle);

export async function loader(args: LoaderFunctionArgs) {
  const draftId = args.params.draftId ?? '';
  const draft = await visitPortal(args).read(readProductDraft, { draftId });
  if (draft.clashes.length === 0) throw redirect(editorOf(draft));
  return { draft, editor: editorOf(draft) };
}

/** Two devices filled one draft differently; a person says which entries are right. */
export const action = portalAction(async ({ values, params, call }) => {
  const draftId = params.draftId ?? '';
  const draft = await call(readProductDraft, { draftId });
  const otherFields = draft.clashes
    .map(({ field }) => field)
    .filter((field) => one(values, `choice-${field}`) === 'other');
  await call(settleProductDraft, { draftId, otherFields });
  return redirect(editorOf(draft), 303);
});

const editorOf = (draft: { readonly draftId: string; readonly productId: string | null }) =>
  draft.productId === null
    ? `/produkte/neu?entwurf=${draft.draftId}`
    : `/produkte/${draft.productId}`;

export default function DraftQuestion() {
  const { draft, editor } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.clashTitle} backHref={editor} current="products">
      <form method="post">
        <Block title={draft.name || texts.unnamed}>
          <p>{texts.clashIntro}</p>
          {draft.clashes.map(({ field, stands, other }) => (
            <ClashQuestion
              key={field}
              field={field}
              first={{ value: 'stands', word: texts.stands, entry: stands }}
              second={{ value: 'other', word: texts.other, entry: other }}
            />
          ))}
          <p>
            <Button kind="primary" wide>
              {texts.settle}
            </Button>
          </p>
        </Block>
      </form>
    </PortalPage>
  );
}
