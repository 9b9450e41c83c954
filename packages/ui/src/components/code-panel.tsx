import { useUi } from './ui-provider.tsx';

/** The pick-up code in large digits; spaced so that a screen reader says each character. */
export function CodePanel({ code, line }: { readonly code: string; readonly line?: string }) {
  const { texts } = useUi();
  return (
    <section className="code-panel" aria-label={texts.codePanel}>
      <h2 className="small">{texts.codePanel}</h2>
      <p className="code-panel__code tabular">{[...code].join(' ')}</p>
      {line && <p>{line}</p>}
    </section>
  );
}
