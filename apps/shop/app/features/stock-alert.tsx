import { STOCK_ALERT_CONSENT } from '@markthalle/domain/stockAlert';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Props = {
  readonly language: Language;
  /** What it is about; null for a group. */
  readonly name: string | null;
  readonly slug?: string;
  readonly categoryPath?: string;
  readonly email?: string;
  readonly error?: string | undefined;
};

/** "Bescheid geben": one field, and what happens with the address in plain words. */
export function StockAlert(props: Props) {
  const { language, name, slug, categoryPath, email, error } = props;
  const texts = shopTexts(language).booking.notify;
  return (
    <form method="post" action={pathTo('notify', language)} className="box stock-alert" noValidate>
      <h2>{texts.title}</h2>
      <p>{name === null ? texts.aboutAny : texts.about(name)}</p>
      {slug && <input type="hidden" name="slug" value={slug} />}
      {categoryPath && <input type="hidden" name="categoryPath" value={categoryPath} />}
      {name && <input type="hidden" name="name" value={name} />}
      <Field
        name="email"
        label={texts.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        error={error}
        required
      />
      <p className="small muted">
        {STOCK_ALERT_CONSENT[language]} <a href={pathTo('privacy', language)}>{texts.privacy}</a>
      </p>
      <Button>{texts.button}</Button>
    </form>
  );
}
