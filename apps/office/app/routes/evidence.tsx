import {
  decideEvidence,
  listOfficeEvidence,
  withdrawEvidence,
} from '@markthalle/contracts/office-evidence';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DecisionForm, noteFieldOf, WithdrawForm } from '../features/evidence-forms.tsx';
import { Exemptions, PieceTable } from '../features/evidence-tables.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { evidenceTexts as texts } from '../texts/evidence.ts';

const PATH = '/nachweise';

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listOfficeEvidence, {});

export const action = officeAction(async ({ values, call }) => {
  const evidenceId = one(values, 'evidenceId');
  const note = one(values, 'note').trim();
  const intent = one(values, 'intent');
  if (intent !== 'accept' && note === '') {
    const field = intent === 'withdraw' ? 'note' : noteFieldOf(evidenceId);
    throw new FormRefusal([{ field, message: texts.noteMissing }]);
  }
  if (intent === 'withdraw') {
    await call(withdrawEvidence, { evidenceId, note });
    return done(PATH, 'nachweis-entzogen');
  }
  await call(decideEvidence, { evidenceId, isValid: intent === 'accept', note });
  return done(PATH, 'nachweis-entschieden');
});

/** What waits, what ends soon, what holds, and the foods without a nutrition table. */
export default function EvidencePage() {
  const { waiting, ending, held, exemptions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.intro} />
      <Block title={texts.waiting}>
        {waiting.length === 0 ? (
          <p>{texts.nothingWaits}</p>
        ) : (
          <PieceTable
            caption={texts.waiting}
            pieces={waiting}
            act={(piece) => <DecisionForm piece={piece} />}
          />
        )}
      </Block>
      <Block title={texts.ending}>
        {ending.length === 0 ? (
          <p>{texts.nothingEnds}</p>
        ) : (
          <PieceTable caption={texts.ending} pieces={ending} />
        )}
      </Block>
      <WithdrawForm held={held} />
      <Exemptions exemptions={exemptions} />
    </>
  );
}
