import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** For links that are old, cut off or made up: what to do now, and nothing about any order. */
export function LostOrder({ language }: { readonly language: Language }) {
  const texts = shopTexts(language).lostOrder;
  return (
    <div className="wrap plain-page">
      <h1>{texts.title}</h1>
      <p className="measure">{texts.more}</p>
      <p>
        <a href={pathTo('signIn', language)}>{texts.account}</a>
      </p>
      <p>
        <a href={`tel:${brand.phone.dial}`}>{texts.call(brand.phone.shown)}</a>
      </p>
    </div>
  );
}
