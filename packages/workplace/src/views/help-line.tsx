import type { Brand } from '@markthalle/ui/brand';
import { Icon } from '@markthalle/ui/components/icon';

/** The cooperative's telephone, on every page. */
export function HelpLine({ brand }: { readonly brand: Brand }) {
  return (
    <p className="help-line small">
      <Icon name="phone" size={18} />
      <span>
        Hilfe: <a href={`tel:${brand.phone.dial}`}>{brand.phone.shown}</a>, {brand.phone.hours.de}
      </span>
    </p>
  );
}
