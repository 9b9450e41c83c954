import type { PortalVariant } from '@markthalle/contracts/portal-products';
import { MAX_COUNTED_STOCK } from '@markthalle/contracts/product-offer';
import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { QuantityStepper } from '@markthalle/ui/components/quantity-stepper';
import { formatMoney } from '@markthalle/ui/format/money';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { z } from 'zod';
import { productTexts as texts } from '../texts/products.ts';

export type StockVariant = z.infer<typeof PortalVariant> & { readonly clientId: string };

/** Counts one variant; what was typed and refused stays in its field. */
export function StockForm(props: { readonly variant: StockVariant; readonly productName: string }) {
  const { variant, productName } = props;
  const { values, problems } = useFormAnswer();
  const id = `bestand-${variant.variantId}`;
  const name = [productName, variant.label].filter(Boolean).join(', ');
  const returned = isThisForm(values, 'variantId', variant.variantId);
  const problem = returned ? problemOf(problems, id) : undefined;
  const typed = returned ? Number.parseInt(one(values, 'countedQuantity'), 10) : Number.NaN;
  return (
    <form
      method="post"
      className="stock"
      id={id}
      tabIndex={-1}
      aria-label={texts.stockOf(name)}
      data-stock=""
      data-command="stock.corrected stock.counted"
      data-subject={variant.variantId}
      data-label={name}
    >
      <input type="hidden" name="variantId" value={variant.variantId} />
      <input type="hidden" name="clientId" value={variant.clientId} />
      <input type="hidden" name="shownQuantity" value={variant.onHand} />
      <input type="hidden" name="mode" value="" />
      <p className="stock__name">
        {variant.label && <b>{variant.label}</b>}{' '}
        <span className="tabular">{formatMoney(variant.priceCents, 'de')}</span>
        {variant.reserved > 0 && (
          <span className="small muted"> {texts.reserved(variant.reserved)}</span>
        )}
      </p>
      {problem && (
        <p className="field__error" id={`field-${id}`} tabIndex={-1}>
          <Icon name="circle-alert" size={18} />
          <span>{problem}</span>
        </p>
      )}
      {variant.followsParts ? (
        <p className="muted">{texts.followsParts(variant.free)}</p>
      ) : variant.policy === 'unlimited' ? (
        <p className="muted">{texts.unlimited}</p>
      ) : (
        <div className="stock__row">
          <QuantityStepper
            name="countedQuantity"
            value={Number.isNaN(typed) ? variant.onHand : typed}
            min={Math.min(0, variant.onHand)}
            max={MAX_COUNTED_STOCK}
            label={name}
          />
          <Button small label={texts.saveStockNamed(name)}>
            {texts.saveStock}
          </Button>
        </div>
      )}
      <p className="small stock__more">
        <a href={`/lager/${variant.variantId}`}>{texts.history}</a>
      </p>
    </form>
  );
}
