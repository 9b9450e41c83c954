import { ErrorSummary, type FieldProblem } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import { useActionData, useRouteLoaderData } from '@remix-run/react';
import type { FormAnswer } from '../server/form-action.ts';
import type { RootData } from '../server/root-loader.ts';
import { one, type TypedValues } from '../typed-values.ts';

const NOTHING: FormAnswer = { problems: [], values: {} };

/** What the last form of this page got back; empty on a fresh page. */
export function useFormAnswer(): FormAnswer & { readonly returned: boolean } {
  const answer = useActionData<FormAnswer>();
  return { ...(answer ?? NOTHING), returned: answer !== undefined };
}

/** The message of one field. */
export function problemOf(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.message;
}

/** Above everything else of a page: the reasons of a refusal, or that entries were kept. */
export function FormReturn() {
  const { problems, returned, quiet } = useFormAnswer();
  if (!returned || quiet) return null;
  if (problems.length > 0) return <ErrorSummary problems={problems} />;
  return (
    <Notice tone="info" live>
      Ihre Eingaben sind noch da. Bitte prüfen Sie sie und senden Sie sie ab.
    </Notice>
  );
}

/** The sentence that a finished form left for this page; unknown names show nothing. */
export function DoneNote({ sentences }: { readonly sentences: Readonly<Record<string, string>> }) {
  const note = useRouteLoaderData<RootData>('root')?.note;
  const { returned } = useFormAnswer();
  if (!note || returned || !Object.hasOwn(sentences, note)) return null;
  return (
    <Notice tone="good" live>
      {sentences[note]}
    </Notice>
  );
}

/** Typed values as hidden fields, each name with a prefix. */
export function HiddenValues(props: { readonly values: TypedValues; readonly prefix?: string }) {
  const { values, prefix = '' } = props;
  return Object.entries(values).flatMap(([name, texts]) =>
    texts.map((text, position) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order.
      <input key={`${name}.${position}`} type="hidden" name={prefix + name} value={text} />
    )),
  );
}

/** Whether the returned form is the one with this hidden field, on pages with several forms. */
export function isThisForm(values: TypedValues, name: string, value: string): boolean {
  return one(values, name) === value;
}
