import { Icon } from '@markthalle/ui/components/icon';

/** Says how the line is and what waits on this phone; `app/offline/strip.ts` writes it. */
export function PhoneStrip() {
  return (
    <div className="net-strip" role="status" hidden data-phone-strip="">
      <Icon name="cloud-off" />
      <span data-strip-text="" />
      <a data-strip-link="" href="/entwuerfe" hidden>
        {' '}
      </a>
    </div>
  );
}
