import { readOfficeProducer } from '@markthalle/contracts/office-catalog';
import {
  previewOfficeRecall,
  readOfficeRecallChoices,
  sendOfficeRecall,
} from '@markthalle/contracts/office-recalls';
import { startRecall } from '@markthalle/workplace/server/recall-action';
import { recallTexts as texts } from '@markthalle/workplace/texts/recalls';
import { RecallForm } from '@markthalle/workplace/views/recall-form';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';

export const meta = officeTitle(texts.startTitle);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const asked = { producerId: args.params.producerId ?? '' };
  const [choices, { name }] = await Promise.all([
    visit.read(readOfficeRecallChoices, asked),
    visit.read(readOfficeProducer, asked),
  ]);
  return { choices, name };
}

export const action = officeAction(({ values, params, call }) => {
  const producerId = params.producerId ?? '';
  return startRecall(values, {
    look: (input) => call(previewOfficeRecall, { ...input, producerId }),
    send: (input) => call(sendOfficeRecall, { ...input, producerId }),
    pathOf: (recallId) => `/rueckrufe/${recallId}`,
  });
});

export default function NewRecallPage() {
  const { choices, name } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.startTitle} sub={name} />
      <RecallForm choices={choices} chosen="" />
    </>
  );
}
