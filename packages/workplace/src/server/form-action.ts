import { ApiUnreachable } from '@markthalle/api-client/api-client';
import { MAX_CASE_LINES, MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import type { Endpoint, InputOf, OutputOf } from '@markthalle/contracts/endpoint';
import type { ProblemBody, ProblemCode } from '@markthalle/contracts/problems';
import { MAX_PRODUCT_PHOTOS } from '@markthalle/contracts/product-photos';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { readFormUpload, type UploadedFile } from '@markthalle/web-server/form-upload';
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { SHOW_AGAIN } from '../kept-form.ts';
import type { PageProblem } from '../page-problem.ts';
import { keptValues, type TypedValues, typedValues } from '../typed-values.ts';
import type { Visit } from './visit.ts';

type Details = NonNullable<ProblemBody['details']>;

/** What a form gets back: why it was refused (nothing, if only shown again) and what was typed. */
export type FormAnswer = {
  readonly problems: readonly FieldProblem[];
  readonly values: TypedValues;
  /** The API's code of a refusal, where a page answers one of them in its own way. */
  readonly code?: ProblemCode | null;
  /** What the API said beside it, for the reader's next step. */
  readonly details?: Details;
  /** The form asked to be shown again, for example with a calculation; nothing needs saying. */
  readonly quiet?: boolean;
};

/** A form that cannot be done as it is; ends an action with its reasons. */
export class FormRefusal extends Error {
  override readonly name = 'FormRefusal';
  readonly problems: readonly FieldProblem[];
  readonly status: number;
  readonly code: ProblemCode | null;
  readonly details: Details;

  constructor(
    problems: readonly FieldProblem[],
    more: { status?: number; code?: ProblemCode | null; details?: Details } = {},
  ) {
    super('the form was refused');
    this.problems = problems;
    this.status = more.status ?? 422;
    this.code = more.code ?? null;
    this.details = more.details ?? {};
  }
}

export type FormTask = {
  readonly visit: Visit;
  readonly values: TypedValues;
  readonly params: Readonly<Record<string, string | undefined>>;
  /** Photos that came with the form. */
  readonly photos: readonly UploadedFile[];
  /** What a refusal sends back beside the typed values, for example a photo that is stored. */
  keep(values: TypedValues): void;
  /** Asks the API; a refusal ends the action and sends the form back with everything typed. */
  call<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    options?: { readonly idempotencyKey: string },
  ): Promise<OutputOf<E>>;
};

type FormAnswerResponse = ReturnType<typeof data<FormAnswer>>;

const BAD_GATEWAY = 502;

/** One field for each line of a withdrawal, and the few around them. */
const UPLOAD_LIMITS = {
  maxFields: MAX_CASE_LINES + 20,
  maxFiles: MAX_PRODUCT_PHOTOS,
  maxFileBytes: MAX_PHOTO_BYTES,
};

// Remix tells `meta` nothing of an action. Action and loader of one request share their context
// object, so a mark on it lets the root's loader tell `meta` to write "Fehler:" before the title.
const failedRequests = new WeakSet<object>();

export function formFailed(context: object): boolean {
  return failedRequests.has(context);
}

/**
 * Makes a route's action. Whatever goes wrong, what was typed comes back: refused fields with their
 * reasons, a silent API with a sentence, an expired session as a login that carries the values.
 */
export function formAction(
  open: (args: ActionFunctionArgs) => Visit,
  work: (task: FormTask) => Promise<Response | FormAnswerResponse>,
): (args: ActionFunctionArgs) => Promise<Response | FormAnswerResponse> {
  return async (args) => {
    const { values, photos } = await readForm(args.request);
    const visit = open(args);
    if (values[SHOW_AGAIN]) return shownAgain(values);
    let kept = values;
    const keep = (more: TypedValues) => {
      kept = { ...kept, ...more };
    };
    const call = callOf(visit, values);
    try {
      if (!visit.signedIn) throw signedOut(visit, values);
      return await work({ visit, values, photos, params: args.params, keep, call });
    } catch (error) {
      const { problems, code, details, status } = refusalOf(error);
      failedRequests.add(args.context);
      return data<FormAnswer>({ problems, code, details, values: keptValues(kept) }, { status });
    }
  };
}

async function readForm(
  request: Request,
): Promise<{ readonly values: TypedValues; readonly photos: readonly UploadedFile[] }> {
  const isUpload = request.headers.get('content-type')?.startsWith('multipart/form-data');
  if (!isUpload) return { values: typedValues(await request.formData()), photos: [] };
  const { fields, files } = await readFormUpload(request, UPLOAD_LIMITS);
  return { values: typedValues(fields), photos: files };
}

function shownAgain(values: TypedValues): FormAnswerResponse {
  const { [SHOW_AGAIN]: _marker, ...rest } = keptValues(values);
  return data<FormAnswer>({ problems: [], values: rest });
}

/** The same form again with these values, because it asked for that. */
export function showForm(values: TypedValues): FormAnswerResponse {
  return data<FormAnswer>({ problems: [], values: keptValues(values), quiet: true });
}

/** Pins the general reasons of a refusal to a field, on pages with several forms. */
export async function atField<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof FormRefusal)) throw error;
    const problems = error.problems.map(({ message }) => ({ field, message }));
    throw new FormRefusal(problems, error);
  }
}

function callOf(visit: Visit, values: TypedValues): FormTask['call'] {
  return async (endpoint, input, options) => {
    const result = await visit.api.call(endpoint, input, options);
    if (result.ok) return result.value;
    if (result.problem.code === 'not-authenticated') throw signedOut(visit, values);
    throw new FormRefusal(problemsOf(result.problem), result.problem);
  };
}

function signedOut(visit: Visit, values: TypedValues) {
  const returnPath = visit.url.pathname + visit.url.search;
  const problem: PageProblem = { kind: 'signed-out', returnPath, values: keptValues(values) };
  return data(problem, { status: 401 });
}

function refusalOf(error: unknown): FormRefusal {
  if (error instanceof FormRefusal) return error;
  if (!(error instanceof ApiUnreachable)) throw error;
  const message = problemSentence('internal-error', 'de');
  return new FormRefusal([{ field: null, message }], { status: BAD_GATEWAY });
}

/** The reasons of a refusal, each at its field where the API names one (RFC 6901 pointer). */
export function problemsOf(problem: ProblemBody): FieldProblem[] {
  const fields = (problem.errors ?? []).map((error) => ({
    field: fieldOf(error.pointer),
    message: error.message,
  }));
  return fields.length > 0
    ? fields
    : [{ field: null, message: problemSentence(problem.code, 'de') }];
}

/** `/draft/allergens/3` is the field `allergens`: positions in a list are no fields. */
function fieldOf(pointer: string): string | null {
  const names = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  return names.at(-1) ?? null;
}

/** Where a form leads when it is done; `note` names the sentence that the next page shows. */
export function done(path: string, note?: string): Response {
  if (note === undefined) return redirect(path, 303);
  const [address = '', fragment] = path.split('#');
  const join = address.includes('?') ? '&' : '?';
  const target = `${address}${join}meldung=${note}`;
  return redirect(fragment === undefined ? target : `${target}#${fragment}`, 303);
}
