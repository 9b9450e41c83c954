import { Id } from '@markthalle/contracts/fields';

/** The draft that an address asks for, null where it names none. */
export function draftIdIn(url: URL): string | null {
  const id = Id.safeParse(url.searchParams.get('entwurf'));
  // A note says what became of that draft: then the page begins afresh.
  return id.success && !url.searchParams.has('meldung') ? id.data : null;
}
