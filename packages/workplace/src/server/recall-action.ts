import { randomUUID } from 'node:crypto';
import { Day, Id } from '@markthalle/contracts/fields';
import {
  MAX_RECALL_DETAIL_CHARS,
  RecallInput,
  type RecallPreview,
} from '@markthalle/contracts/recalls';
import type { z } from 'zod';
import { recallTexts as texts } from '../texts/recalls.ts';
import { one, type TypedValues } from '../typed-values.ts';
import { done, FormRefusal, showForm } from './form-action.ts';

const MIN_DETAIL_CHARS = 10;

/**
 * The form of a recall in its two steps: first it comes back with what would be sent, then the same
 * entries are sent by the id that this preview was given, so that a double press is one recall.
 */
export async function startRecall(
  values: TypedValues,
  steps: {
    readonly look: (input: RecallInput) => Promise<z.infer<typeof RecallPreview>>;
    readonly send: (input: RecallInput & { clientId: string }) => Promise<{ recallId: string }>;
    /** The page of a recall. */
    readonly pathOf: (recallId: string) => string;
  },
) {
  const intent = one(values, 'intent');
  if (intent === 'edit') return showForm(values);
  const input = recallInputOf(values);
  if (intent !== 'send') {
    const preview = JSON.stringify(await steps.look(input));
    return showForm({ ...values, vorschau: [preview], clientId: [randomUUID()] });
  }
  const clientId = Id.safeParse(one(values, 'clientId')).data ?? randomUUID();
  const { recallId } = await steps.send({ ...input, clientId });
  return done(steps.pathOf(recallId), 'rueckruf-gesendet');
}

/** What was typed, with everything that is missing named at once. */
function recallInputOf(values: TypedValues): RecallInput {
  const typed = (name: string) => one(values, name).trim();
  const danger = RecallInput.shape.danger.safeParse(typed('danger')).data;
  const advice = RecallInput.shape.advice.safeParse(typed('advice')).data;
  const details = typed('details').replaceAll('\r\n', '\n');
  const detailsEn = typed('detailsEn').replaceAll('\r\n', '\n');
  const wrong = [
    !Id.safeParse(typed('productId')).success && refusal('productId', texts.productMissing),
    danger === undefined && refusal('danger', texts.dangerMissing),
    advice === undefined && refusal('advice', texts.adviceMissing),
    !isFitting(details) && refusal('details', texts.detailsWrong),
    detailsEn.length > MAX_RECALL_DETAIL_CHARS && refusal('detailsEn', texts.detailsWrong),
    ...['goodUntilOn', 'fromOn', 'untilOn'].map(
      (name) =>
        typed(name) !== '' && !Day.safeParse(typed(name)).success && refusal(name, texts.dayWrong),
    ),
  ].filter((problem) => problem !== false);
  if (wrong.length > 0 || danger === undefined || advice === undefined) {
    throw new FormRefusal(wrong);
  }
  return {
    productId: typed('productId'),
    batchNo: typed('batchNo') || null,
    goodUntilOn: typed('goodUntilOn') || null,
    fromOn: typed('fromOn') || null,
    untilOn: typed('untilOn') || null,
    includesUnnoted: typed('includesUnnoted') !== '',
    danger,
    advice,
    details,
    detailsEn,
  };
}

const isFitting = ({ length }: string): boolean =>
  length >= MIN_DETAIL_CHARS && length <= MAX_RECALL_DETAIL_CHARS;

const refusal = (field: string, message: string) => ({ field, message });
