import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { suggest } from '@markthalle/contracts/search';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';

type Suggested = OutputOf<typeof suggest>;

/** Groups, producers and places that the words may mean, as links. */
export function suggestedPages({ categories, producers, places }: Suggested, language: Language) {
  return [
    ...categories.map(({ path, label }) => ({
      href: pathTo('category', language, { '*': path }),
      label,
    })),
    ...producers.map(({ slug, name, town }) => ({
      href: pathTo('producer', language, { slug }),
      label: `${name}, ${town}`,
    })),
    ...places.map(({ key, name }) => ({
      href: pathTo('search', language, {}, { ort: key }),
      label: name,
    })),
  ];
}
