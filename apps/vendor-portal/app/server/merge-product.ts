import {
  readPortalProduct,
  readProductForm,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import {
  done,
  FormRefusal,
  type FormTask,
  showForm,
} from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { answered, basisOf, clashFields, joinWithNewer } from '../features/merge-values.ts';
import { valuesFromDraft } from '../features/product-values.ts';
import { draftFromValues } from './product-draft.ts';

/** Two devices rarely save within the same second; whoever meets a third version is asked to press again. */
const MAX_TRIES = 3;

/**
 * Saves an edited product. Where another device saved meanwhile, both are joined field by field; only what both changed
 * is asked about ("Welche Angabe stimmt?").
 */
export async function saveEdited(task: FormTask, productId: string, submit: boolean) {
  const { categories } = await task.call(readProductForm, {});
  let typed = answered(task.values) ?? task.values;
  let basedOnVersion = Number(one(task.values, 'basedOnVersion'));
  for (let tries = 1; ; tries += 1) {
    const draft = draftFromValues(typed, categories, submit);
    try {
      await task.call(updateProduct, { productId, draft, submit, basedOnVersion });
      return done(`/produkte?entwurf=${productId}`, noteOf(submit, tries > 1));
    } catch (error) {
      if (!isStale(error) || tries === MAX_TRIES) throw error;
    }
    const newer = await task.call(readPortalProduct, { productId });
    const theirs = valuesFromDraft(newer.draft);
    const mine = { ...typed, basis: task.values.basis ?? [] };
    const { values, clashes } = joinWithNewer(mine, theirs);
    basedOnVersion = newer.versionNumber;
    if (clashes.length > 0) {
      return showForm({
        ...clashFields(values, typed, clashes),
        basedOnVersion: [String(basedOnVersion)],
        basis: [basisOf(theirs)],
      });
    }
    typed = values;
  }
}

const isStale = (error: unknown): boolean =>
  error instanceof FormRefusal && error.code === 'product-changed-meanwhile';

const noteOf = (submit: boolean, joined: boolean): string =>
  `${submit ? 'eingereicht' : 'entwurf'}${joined ? '-zusammen' : ''}`;
