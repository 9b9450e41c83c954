import { issueCode, MAX_BATCH_CHARS, MAX_LABELS } from '@markthalle/contracts/codes';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { CodePicture } from '@markthalle/ui/components/code-picture';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { labelChoice } from '../server/label-choice.ts';
import { visitPortal } from '../server/portal.ts';
import { labelTexts as texts } from '../texts/labels.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ code }) => texts.title(code.title));

/** The code of a product or, without one in the address, of the producer; made once. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const { productId } = args.params;
  const choice = labelChoice(visit.url.searchParams);
  const { language, batch } = choice;
  const code = await visit.read(issueCode, { productId, language, batch });
  return { code, choice, path: visit.url.pathname, isProduct: productId !== undefined };
}

export default function LabelsPage() {
  const { code, choice, path, isProduct } = useLoaderData<typeof loader>();
  const query = new URLSearchParams({
    bogen: choice.layout,
    sprache: choice.language,
    anzahl: String(choice.count),
    verbraucht: String(choice.skip),
    charge: choice.batch ?? '',
  });
  return (
    <PortalPage
      title={texts.title(code.title)}
      backHref={isProduct ? path.replace(/\/etikett$/, '') : '/mehr'}
      current={isProduct ? 'products' : undefined}
    >
      <Block>
        <p>{texts.lead}</p>
      </Block>
      <Block title={texts.preview}>
        <CodePicture matrix={code.matrix} label={texts.previewOf(code.printed)} />
        <p className="tabular">
          <b>{code.printed}</b>
        </p>
        <p className="small">
          {texts.opens} <a href={code.url}>{code.url}</a>
        </p>
        <p className="code-action">
          <ButtonLink kind="primary" href={`${path}.pdf?${query}`}>
            {texts.print}
          </ButtonLink>
        </p>
      </Block>
      <Block>
        <LabelForm choice={choice} />
      </Block>
    </PortalPage>
  );
}

function LabelForm({ choice }: { readonly choice: Loaded['choice'] }) {
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <form>
      <Select
        name="bogen"
        label={texts.layout}
        value={choice.layout}
        choices={choices(texts.layouts)}
      />
      <Select
        name="sprache"
        label={texts.language}
        value={choice.language}
        choices={choices(texts.languages)}
      />
      <Field
        name="anzahl"
        type="number"
        label={texts.count}
        value={String(choice.count)}
        min={1}
        max={MAX_LABELS}
        inputMode="numeric"
      />
      <Field
        name="verbraucht"
        type="number"
        label={texts.skip}
        hint={texts.skipHint}
        value={String(choice.skip)}
        min={0}
        max={64}
        inputMode="numeric"
      />
      <Field
        name="charge"
        label={texts.batch}
        hint={texts.batchHint}
        value={choice.batch ?? ''}
        maxLength={MAX_BATCH_CHARS}
        optional
      />
      <p>
        <Button>{texts.show}</Button>
      </p>
    </form>
  );
}
