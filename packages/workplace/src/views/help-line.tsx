import type { Brand } from '@markthalle/ui/brand';
import { Icon } from '@markthalle/ui/components/icon';

/** The cooperative's telephone, on every page; in front of it the way to a page with help, if there is one. */
export function HelpLine(props: { readonly brand: Brand; readonly helpHref?: string }) {
  const { brand, helpHref } = props;
  return (
    <p className="help-line small">
      <Icon name="phone" size={18} />
      <span>
        {helpHref === undefined ? 'Hilfe' : <a href={helpHref}>Hilfe</a>}:{' '}
        <a href={`tel:${brand.phone.dial}`}>{brand.phone.shown}</a>, {brand.phone.hours.de}
      </span>
    </p>
  );
}
