import { brand } from '@markthalle/ui/brand';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { HEADER_GROUPS } from './header-groups.ts';
import { GroupChips } from './list-page.tsx';

const SUGGESTED_GROUPS = 4;

/** Says what was not found, what there is without the filters, and leads to groups and to the telephone. */
export function NothingFound(props: {
  readonly language: Language;
  readonly words: string;
  readonly withoutFilters: number | null;
}) {
  const { language, words, withoutFilters } = props;
  const texts = shopTexts(language);
  const groups = HEADER_GROUPS.slice(0, SUGGESTED_GROUPS).map((group) => ({
    href: pathTo('category', language, { '*': group.path }),
    label: group.label[language],
  }));
  return (
    <div className="empty stack">
      <p>
        <b>{words ? texts.search.nothing(words) : texts.list.empty}</b>
      </p>
      {withoutFilters !== null && withoutFilters > 0 ? (
        <p>
          <a href={pathTo('search', language, {}, { q: words })}>
            {texts.search.withoutFilters(formatNumber(withoutFilters, language))}
          </a>
        </p>
      ) : (
        <p>{texts.search.nothingMore}</p>
      )}
      <GroupChips label={texts.frame.groupsLabel} entries={groups} />
      <p>
        <a href={`tel:${brand.phone.dial}`}>{uiTexts(language).errors.callUs(brand.phone.shown)}</a>
      </p>
    </div>
  );
}
