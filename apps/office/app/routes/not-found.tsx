import { throwNotFound } from '@markthalle/workplace/server/throw-problem';

export const loader = () => throwNotFound();

/** Never shown: the loader always ends in the root's error page. It makes this route a page. */
export default function NotFound() {
  return null;
}
