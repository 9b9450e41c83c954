import {
  readEvidence,
  saveTraderData,
  submitProducerEvidence,
} from '@markthalle/contracts/portal-evidence';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EvidenceList } from '../features/evidence-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { ProofForm } from '../features/proof-form.tsx';
import { TraderForm } from '../features/trader-form.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { proofFromValues, traderFromValues } from '../server/proof.ts';
import { evidenceTexts as texts } from '../texts/evidence.ts';

const PATH = '/hof/nachweise';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const evidence = await visitPortal(args).read(readEvidence, {});
  return { ...evidence, clientId: crypto.randomUUID() };
}

export const action = portalAction(async ({ values, photos, call }) => {
  if (values.isEntity !== undefined) {
    await call(saveTraderData, traderFromValues(values));
    return done(PATH, 'angaben');
  }
  await call(submitProducerEvidence, proofFromValues(values, photos[0] ?? null));
  return done(PATH, 'nachweis-eingereicht');
});

/** What the business has proved, what is asked for, and who sells. */
export default function EvidencePage() {
  const { items, needed, missing, trader, clientId } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      {missing.length === 0 ? (
        <Notice tone="good">{texts.nothingMissing}</Notice>
      ) : (
        <Notice tone="warn">
          <strong>{texts.missing}</strong>
          <ul>
            {missing.map(({ field, why, example }) => (
              <li key={field}>
                {why} {example}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <EvidenceList items={items} needed={needed} />
      <ProofForm clientId={clientId} />
      <Block title={texts.trader}>
        <p className="small">{texts.traderHint}</p>
        <TraderForm trader={trader} />
      </Block>
    </PortalPage>
  );
}
