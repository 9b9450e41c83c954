import type { LoaderFunctionArgs } from '@remix-run/node';
import { formFailed } from './form-action.ts';
import { openVisit, type WorkplaceKind } from './visit.ts';

/** What every page's document needs, login page and error pages included. */
export type RootData = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly shortcuts: boolean;
  readonly formFailed: boolean;
  /** Name of the sentence that the last form left for this page. */
  readonly note: string | null;
};

/** The loader of both roots; it asks the API nothing, so that error pages always render. */
export function rootLoader(kind: WorkplaceKind) {
  return ({ request, context }: LoaderFunctionArgs): RootData => {
    const visit = openVisit(kind, { request, context });
    return {
      theme: visit.theme,
      shortcuts: visit.shortcuts,
      formFailed: formFailed(context),
      note: visit.url.searchParams.get('meldung'),
    };
  };
}
