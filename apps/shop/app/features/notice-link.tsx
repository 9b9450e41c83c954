import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';

/** Leads to the notice form with the address of the content in it (Art. 16(2)(b) DSA). */
export function NoticeLink(props: {
  readonly language: Language;
  /** Path of the content in the shop, with its anchor. */
  readonly path: string;
  readonly label: string;
  /** Set where the label alone does not name the thing. */
  readonly name?: string;
}) {
  const { language, path, label, name } = props;
  return (
    <a
      className="muted"
      href={pathTo('notice', language, {}, { seite: path })}
      aria-label={name}
      rel="nofollow"
    >
      {label}
    </a>
  );
}
