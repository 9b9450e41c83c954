import {
  discardProductDraft,
  listProductDrafts,
  readProductDraft,
} from '@markthalle/contracts/product-drafts';
import { done, type FormTask } from '@markthalle/workplace/server/form-action';
import type { Visit } from '@markthalle/workplace/server/visit';
import { one } from '@markthalle/workplace/typed-values';

/** What was begun, and the draft with this id as far as the server has it. */
export async function begunDrafts(visit: Visit, wantedId: string | null) {
  const { drafts } = await visit.read(listProductDrafts, {});
  // A draft may exist on the phone alone; the script then fills the form.
  const known = drafts.some(({ draftId }) => draftId === wantedId);
  const wanted = wantedId !== null && known ? await readDraft(visit, wantedId) : null;
  return { drafts, wanted };
}

const readDraft = (visit: Visit, draftId: string) => visit.read(readProductDraft, { draftId });

/** Throws a draft away; what this phone has of it goes with the next page. */
export async function discardDraft({ values, call }: FormTask, next: string) {
  const draftId = one(values, 'draftId');
  await call(discardProductDraft, { draftId });
  return done(`${next}?entwurf=${draftId}`, 'entwurf-verworfen');
}
