import type { MetaDescriptor, MetaFunction } from '@remix-run/node';
import type { RootData } from './server/root-loader.ts';

type Matches = readonly { readonly id: string; readonly data?: unknown }[];

/** `Produkte – Hofportal`; after a refused form with "Fehler:" in front, before anything is read. */
export function titleText(matches: Matches, title: string, place: string): string {
  const root = matches.find((match) => match.id === 'root')?.data as RootData | undefined;
  return `${root?.formFailed ? 'Fehler: ' : ''}${title} – ${place}`;
}

/** Makes the `meta` of an app's routes: a title and nothing else, search engines stay outside. */
export function titleMaker(place: string) {
  return <Data>(title: string | ((data: Data) => string)): MetaFunction =>
    ({ matches, data }): MetaDescriptor[] => {
      const said = typeof title === 'string' ? title : data ? title(data as Data) : place;
      return [{ title: titleText(matches, said, place) }];
    };
}
