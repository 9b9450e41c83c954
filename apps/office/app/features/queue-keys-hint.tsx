import type { RootData } from '@markthalle/workplace/server/root-loader';
import { useRouteLoaderData } from '@remix-run/react';

/** Beside a list that J and K walk through; nothing where shortcuts are switched off. */
export function QueueKeysHint({ text }: { readonly text: string }) {
  const shortcuts = useRouteLoaderData<RootData>('root')?.shortcuts !== false;
  return (
    <span className="small muted">
      {text}
      {shortcuts && (
        <span className="keys-hint">
          {' '}
          <kbd className="key">J</kbd> <kbd className="key">K</kbd> blättern,{' '}
          <kbd className="key">Enter</kbd> öffnen
        </span>
      )}
    </span>
  );
}
