import { brand } from '@markthalle/ui/brand';
import { ButtonLink } from '@markthalle/ui/components/button';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Never here, or gone for good. */
const NOT_HERE = [404, 410];

/** What failed, what to do now, and a telephone number. */
export function ErrorContent(props: { readonly status: number; readonly language: Language }) {
  const { language, status } = props;
  const texts = shopTexts(language).errors;
  const missing = NOT_HERE.includes(status);
  return (
    <div className="wrap plain-page stack">
      <h1>{missing ? texts.notFound : texts.failed}</h1>
      <p>{missing ? texts.notFoundMore : texts.failedMore}</p>
      <p className="button-row">
        <ButtonLink kind="primary" href={pathTo(missing ? 'search' : 'home', language)}>
          {missing ? texts.searchInstead : texts.home}
        </ButtonLink>
      </p>
      <p>
        <a href={`tel:${brand.phone.dial}`}>{uiTexts(language).errors.callUs(brand.phone.shown)}</a>
      </p>
    </div>
  );
}
