import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

export type FieldProblem = { readonly field: string | null; readonly message: string };

/**
 * Stands above `h1` when a form came back, takes the focus (`autofocus` needs no script) and
 * links to each field. The page's title gets `texts.errors.documentPrefix` in front.
 */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { texts } = useUi();
  if (problems.length === 0) return null;
  const ofFields = problems.filter((problem) => problem.field !== null).length;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the reader must land on the reasons.
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p className="error-summary__title">
        <Icon name="circle-alert" />
        {ofFields > 0 ? texts.errors.title(ofFields) : texts.errors.generic}
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}:${problem.message}`}>
            {problem.field === null ? (
              problem.message
            ) : (
              <a href={`#field-${problem.field}`}>{problem.message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
