import { ORDER_BUTTON } from '@markthalle/contracts/order-button';
import type { ReactNode } from 'react';
import type { IconName } from '../icon-names.ts';
import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

/** One `primary` (raps yellow) per view: it is the next step. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

type Look = {
  readonly kind?: ButtonKind;
  readonly wide?: boolean;
  readonly small?: boolean;
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  readonly children: ReactNode;
};

function classOf({ kind = 'secondary', wide, small }: Look): string {
  const names = ['button', `button--${kind}`];
  if (wide) names.push('button--wide');
  if (small) names.push('button--small');
  return names.join(' ');
}

function Face({ icon, iconAfter, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </>
  );
}

type ButtonProps = Look & {
  readonly name?: string;
  readonly value?: string;
  /** Sends the surrounding form to another address. */
  readonly formAction?: string;
  /** Id of the form it belongs to, when it stands outside of it. */
  readonly form?: string;
  readonly label?: string;
  readonly disabled?: boolean;
};

/**
 * Submits the form around it. The enhancement file reads `data-sending` to change the label while
 * the form is on its way and to swallow a second press.
 */
export function Button(props: ButtonProps) {
  const { texts } = useUi();
  return (
    <button
      type="submit"
      className={classOf(props)}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      form={props.form}
      aria-label={props.label}
      disabled={props.disabled}
      data-sending={texts.sending}
    >
      <Face {...props} />
    </button>
  );
}

/** A link that looks like a button; for navigation, never for a change. */
export function ButtonLink(
  props: Look & { readonly href: string; readonly label?: string; readonly rel?: string },
) {
  return (
    <a className={classOf(props)} href={props.href} aria-label={props.label} rel={props.rel}>
      <Face {...props} />
    </a>
  );
}

/**
 * The button that concludes the contract. § 312j(3) BGB: it bears these words alone, so it takes
 * no icon and no other label; the English sentence is the directive's own.
 */
export function OrderButton({ form }: { readonly form?: string }) {
  const { language, texts } = useUi();
  return (
    <button
      type="submit"
      className="button button--primary button--wide"
      form={form}
      data-sending={texts.sending}
    >
      {ORDER_BUTTON[language]}
    </button>
  );
}
