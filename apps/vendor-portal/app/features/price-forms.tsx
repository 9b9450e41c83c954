import type { PortalVariant } from '@markthalle/contracts/portal-products';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { PriceAnnouncement } from '@markthalle/ui/components/price-announcement';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoneyInput } from '@markthalle/ui/format/money';
import { money } from '@markthalle/workplace/german-money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { z } from 'zod';
import { formTexts as texts } from '../texts/product-form.ts';

type Variant = z.infer<typeof PortalVariant>;

/** A new price needs no approval; earlier prices stay on record. */
export function PriceForms({ variants }: { readonly variants: readonly Variant[] }) {
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.prices}>
      <p className="small muted">{texts.pricesHint}</p>
      {variants.map((variant) => {
        const field = `preis-${variant.variantId}`;
        return (
          <form method="post" className="price-form" key={variant.variantId}>
            <input type="hidden" name="intent" value="price" />
            <input type="hidden" name="variantId" value={variant.variantId} />
            <Field
              name={field}
              label={texts.newPrice(variant.label)}
              unit="€"
              inputMode="decimal"
              autoComplete="off"
              value={one(values, field) || formatMoneyInput(variant.priceCents, 'de')}
              error={problemOf(problems, field)}
            />
            <Field
              name={`haltbar-${variant.variantId}`}
              label={texts.shortDate}
              hint={texts.shortDateHint}
              type="date"
              optional
              value={one(values, `haltbar-${variant.variantId}`)}
              error={problemOf(problems, `haltbar-${variant.variantId}`)}
            />
            <Button>{texts.savePrice}</Button>
            {variant.announced && (
              <p>
                {texts.buyersSee} <b>{money(variant.priceCents)}</b>
                <PriceAnnouncement announced={variant.announced} />
              </p>
            )}
          </form>
        );
      })}
    </Block>
  );
}
