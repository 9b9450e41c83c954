import { randomUUID } from 'node:crypto';
import { CaseWords, MAX_PHOTOS, ProblemKind, ProblemWish } from '@markthalle/contracts/case-views';
import { Id } from '@markthalle/contracts/fields';
import { keepCasePhoto, readOrderCases, reportProblem } from '@markthalle/contracts/problem-cases';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { headOf, privateHead } from '../features/page-head.ts';
import { ProblemForm } from '../features/problem-form.tsx';
import { pathTo } from '../paths.ts';
import { formFailed, refuseForm, refuseProblem, throwProblem } from '../server/form.server.ts';
import { readProblemUpload, type UploadedPhoto } from '../server/problem-upload.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const orderToken = params.token ?? '';
  const answer = await shop.api.call(readOrderCases, { language, orderToken });
  if (!answer.ok) throwProblem(answer.problem);
  const { orderNumber, lines } = answer.value;
  return {
    language,
    orderToken,
    orderNumber,
    lines: lines.filter((line) => line.leftQuantity > 0),
    idempotencyKey: randomUUID() as string,
    head: privateHead(shop, shopTexts(language).problem.title, formFailed(context)),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, api } = shop;
  const orderToken = params.token ?? '';
  const { values: typed, photos, hasTooMany } = await readProblemUpload(request);
  const before = photoIdsOf(typed.photoIds);
  const kept = await keepPhotos(shop, orderToken, photos, before);
  // What was uploaded stays uploaded, also when another field sends the form back.
  const values = { ...typed, photoIds: kept.photoIds.join(',') };
  const texts = shopTexts(language).problem;
  const tooMany = hasTooMany || kept.hasTooMany;
  const problems: FieldProblem[] = [
    ...fieldProblems(typed, texts.empty),
    ...kept.problems,
    ...(tooMany ? [{ field: 'photos', message: texts.tooManyPhotos }] : []),
  ];
  if (problems.length > 0) return refuseForm(context, { problems, values }, 400);
  const answer = await api.call(
    reportProblem,
    {
      language,
      orderToken,
      kind: ProblemKind.parse(typed.kind),
      lineId: Id.parse(typed.lineId),
      quantity: quantityOf(typed.quantity),
      words: typed.words ?? '',
      wish: ProblemWish.parse(typed.wish),
      photoIds: [...kept.photoIds],
    },
    { idempotencyKey: Id.safeParse(typed.idempotencyKey).data ?? randomUUID() },
  );
  if (!answer.ok && answer.problem.code === 'case-lines-missing') {
    const problem = { field: 'quantity', message: texts.empty.quantity };
    return refuseForm(context, { problems: [problem], values }, 422);
  }
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const { caseId } = answer.value;
  return redirect(pathTo('orderCase', language, { token: orderToken, case: caseId }), 303);
}

type Empty = Readonly<Record<'kind' | 'lineId' | 'quantity' | 'words' | 'wish', string>>;

function fieldProblems(values: Readonly<Record<string, string>>, texts: Empty): FieldProblem[] {
  const isRight: Record<keyof Empty, boolean> = {
    kind: ProblemKind.safeParse(values.kind).success,
    lineId: Id.safeParse(values.lineId).success,
    quantity: Number.isInteger(quantityOf(values.quantity)) && quantityOf(values.quantity) > 0,
    words: CaseWords.safeParse(values.words).success,
    wish: ProblemWish.safeParse(values.wish).success,
  };
  return (Object.keys(isRight) as (keyof Empty)[])
    .filter((field) => !isRight[field])
    .map((field) => ({ field, message: texts[field] }));
}

const quantityOf = (typed: string | undefined): number => Number(typed?.trim() || '1');

const photoIdsOf = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split(',')
    .filter((id) => Id.safeParse(id).success)
    .slice(0, MAX_PHOTOS);

/** Hands each photo on; the messages name the file. */
async function keepPhotos(
  { api, language }: ShopRequest,
  orderToken: string,
  photos: readonly UploadedPhoto[],
  before: readonly string[],
) {
  const texts = shopTexts(language).problem;
  const photoIds = [...before];
  const problems: FieldProblem[] = [];
  let hasTooMany = false;
  for (const { name, base64 } of photos) {
    if (photoIds.length >= MAX_PHOTOS) {
      hasTooMany = true;
      break;
    }
    if (base64 === null) {
      problems.push({ field: 'photos', message: texts.photoTooLarge(name) });
      continue;
    }
    const answer = await api.call(keepCasePhoto, { language, orderToken, base64 });
    if (answer.ok) photoIds.push(answer.value.photoId);
    else if (answer.problem.code === 'photo-not-readable') {
      problems.push({ field: 'photos', message: texts.photoBroken(name) });
    } else throwProblem(answer.problem);
  }
  return { photoIds, problems, hasTooMany };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Problem() {
  const { language, orderNumber, lines, idempotencyKey } = useLoaderData<typeof loader>();
  return (
    <ProblemForm
      language={language}
      orderNumber={orderNumber}
      lines={lines}
      idempotencyKey={idempotencyKey}
      refused={useActionData<typeof action>()}
    />
  );
}
