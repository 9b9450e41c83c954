import type { ProblemBody, ProblemCode } from '@markthalle/contracts/problems';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import type { Language } from '@markthalle/ui/language';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { data } from '@remix-run/node';

/** What a refused form gets back: why, and everything that was typed. */
type FormAnswer = {
  readonly problems: readonly FieldProblem[];
  readonly values: Readonly<Record<string, string>>;
};

/** Secrets are never sent back into a page. */
const NEVER_ECHOED = new Set(['password']);

/** The fields of a submitted form as text; files are refused by the shop's body limit. */
export async function formValues(request: Request): Promise<Record<string, string>> {
  const form = await request.formData();
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
  return values;
}

/** The reasons of a refusal, each at its field where the API names one (RFC 6901 pointer). */
function problemsOf(problem: ProblemBody, language: Language): FieldProblem[] {
  const fields = (problem.errors ?? []).map((error) => ({
    field: error.pointer.split('/').at(-1) || null,
    message: error.message,
  }));
  const general = { field: null, message: problemSentence(problem.code, language) };
  return fields.length > 0 ? fields : [general];
}

// Remix tells `meta` nothing of an action. Action and loader of one request share their context
// object, so a mark on it lets the loader tell `meta` to write "Fehler:" before the title.
const failedRequests = new WeakSet<object>();
const keptRequests = new WeakSet<object>();

export function formFailed(context: object): boolean {
  return failedRequests.has(context);
}

/** Whether the page carries what was typed: a loader must not lead away from it. */
export function formKept(context: object): boolean {
  return failedRequests.has(context) || keptRequests.has(context);
}

/** Sends the form back with its values; the status says that nothing was done. */
export function refuseForm(
  context: object,
  answer: { problems: readonly FieldProblem[]; values: Readonly<Record<string, string>> },
  status: number,
) {
  failedRequests.add(context);
  const values = Object.fromEntries(
    Object.entries(answer.values).filter(([name]) => !NEVER_ECHOED.has(name)),
  );
  const body: FormAnswer = { problems: answer.problems, values };
  return data(body, { status });
}

/** The same page again with what was typed, where nothing was wrong: a side step of a form was taken. */
export function keepForm(context: object, values: Readonly<Record<string, string>>) {
  keptRequests.add(context);
  const body: FormAnswer = { problems: [], values };
  return data(body);
}

/** A refusal of the API as a page's answer. */
export function refuseProblem(
  context: object,
  problem: ProblemBody,
  values: Readonly<Record<string, string>>,
  language: Language,
) {
  return refuseForm(context, { problems: problemsOf(problem, language), values }, problem.status);
}

const NOT_THERE: readonly ProblemCode[] = [
  'product-not-found',
  'producer-not-found',
  'category-not-found',
  'order-not-found',
  'route-not-found',
];

/** Ends a loader: 404 where the thing does not exist, else the API's own status. */
export function throwProblem(problem: ProblemBody): never {
  const notThere = NOT_THERE.includes(problem.code) || problem.code === 'invalid-input';
  throw data({ code: problem.code }, { status: notThere ? 404 : problem.status });
}

/** Slash, then letters of a path or query: no second slash, no backslash, no control character. */
const LOCAL_PATH = /^\/(?!\/)[\w\-./?=&%+:,~*]*$/;

/** A path of this shop that a form asked to return to; anything else leads to `fallback`. */
export function safeReturnPath(path: string | undefined, fallback: string): string {
  return path !== undefined && LOCAL_PATH.test(path) ? path : fallback;
}
