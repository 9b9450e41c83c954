import { keepPortalPhoto, readPortalWithdrawal } from '@markthalle/contracts/portal-cases';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { atField, FormRefusal, type FormTask } from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import {
  LOSS_PREFIX,
  LOSS_REASON_MIN_CHARS,
  lossField,
  WORK_PREFIX,
} from '../features/loss-fields.ts';
import { caseTexts as texts } from '../texts/cases.ts';

type Work = { readonly lineId: string; readonly doneBps: number };
type Loss = { readonly lineId: string; readonly lossCents: number };

/** What a producer takes off: goods that lost value, work that was done; without either nothing is checked. */
export type LossClaim = {
  readonly losses: Loss[];
  readonly work: Work[];
  readonly reason: string;
  readonly photoId: string | null;
};

/**
 * Reads the claim and stores its photo. @throws FormRefusal with all wrong fields at once; a photo
 * that is stored by then is kept, so nobody has to choose it again.
 */
export async function lossClaimOf(task: FormTask, partId: string): Promise<LossClaim> {
  const { values, call } = task;
  const [photo] = task.photos;
  const reason = one(values, 'reason').trim();
  const { losses, problems } = typedLosses(task);
  const work = typedWork(task, problems);
  const takesOff = losses.length > 0 || work.some(({ doneBps }) => doneBps > 0);
  if (losses.length > 0) problems.push(...(await abovePrice(task, partId, losses)));
  if (takesOff && reason.length < LOSS_REASON_MIN_CHARS) {
    problems.push({ field: 'reason', message: problemSentence('loss-reason-missing', 'de') });
  }
  if (!takesOff && problems.length === 0 && reason !== '') {
    problems.push({ field: 'reason', message: texts.reasonWithoutLoss });
  }
  let photoId = one(values, 'photoId') || null;
  if (photo?.base64 === null) {
    problems.push({ field: 'photo', message: problemSentence('photo-too-large', 'de') });
  } else if (photo) {
    const { base64 } = photo;
    ({ photoId } = await atField('photo', call(keepPortalPhoto, { partId, base64 })));
    task.keep({ photoId: [photoId] });
  }
  if (problems.length > 0) throw new FormRefusal(problems);
  return { losses, work, reason, photoId };
}

function typedLosses({ values }: FormTask) {
  const losses: Loss[] = [];
  const problems: FieldProblem[] = [];
  for (const field of Object.keys(values)) {
    const typed = one(values, field).trim();
    if (!field.startsWith(LOSS_PREFIX) || typed === '') continue;
    const lossCents = centsFromTyped(typed);
    if (lossCents === null || lossCents < 0) problems.push({ field, message: texts.badMoney });
    else if (lossCents > 0) losses.push({ lineId: field.slice(LOSS_PREFIX.length), lossCents });
  }
  return { losses, problems };
}

const PERCENT = /^(?:100|[1-9]?\d)$/;
const BPS_PER_PERCENT = 100;

/** Each share in whole percent, and every field in which none stands. */
function typedWork({ values }: FormTask, problems: FieldProblem[]): Work[] {
  return Object.keys(values).flatMap((field) => {
    if (!field.startsWith(WORK_PREFIX)) return [];
    const typed = one(values, field).replace('%', '').trim();
    if (!PERCENT.test(typed)) {
      problems.push({ field, message: texts.badPercent });
      return [];
    }
    return [{ lineId: field.slice(WORK_PREFIX.length), doneBps: Number(typed) * BPS_PER_PERCENT }];
  });
}

/** The cap of § 357a(1) BGB is the price of each line. */
async function abovePrice({ call }: FormTask, partId: string, losses: readonly Loss[]) {
  const { lines } = await call(readPortalWithdrawal, { partId });
  return losses
    .filter(({ lineId, lossCents }) => {
      const line = lines.find((known) => known.lineId === lineId);
      return line !== undefined && lossCents > line.priceCents;
    })
    .map(({ lineId }) => ({
      field: lossField(lineId),
      message: problemSentence('loss-above-price', 'de'),
    }));
}
