import {
  previewPortalRecall,
  readRecallChoices,
  sendPortalRecall,
} from '@markthalle/contracts/portal-recalls';
import { startRecall } from '@markthalle/workplace/server/recall-action';
import { recallTexts as texts } from '@markthalle/workplace/texts/recalls';
import { RecallForm } from '@markthalle/workplace/views/recall-form';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';

export const meta = portalTitle(texts.startTitle);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const choices = await visit.read(readRecallChoices, {});
  return { choices, chosen: visit.url.searchParams.get('produkt') ?? '' };
}

export const action = portalAction(({ values, call }) =>
  startRecall(values, {
    look: (input) => call(previewPortalRecall, input),
    send: (input) => call(sendPortalRecall, input),
    pathOf: (recallId) => `/rueckrufe/${recallId}`,
  }),
);

export default function NewRecall() {
  const { choices, chosen } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.startTitle} backHref="/rueckrufe" current="products">
      <RecallForm choices={choices} chosen={chosen} />
    </PortalPage>
  );
}
