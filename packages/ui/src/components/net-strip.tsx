import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

/**
 * The shop's strip at the top: says that the line is gone, that a copy is shown, or what waits. The enhancement file
 * shows it by setting `data-net`; without scripts the browser's own page does the talking.
 */
export function NetStrip() {
  const { texts } = useUi();
  return (
    <div className="net-strip" role="status" hidden data-net-strip="">
      <Icon name="cloud-off" />
      <span data-net-state="offline">{texts.net.offlineShop}</span>
      <span data-net-state="kept" hidden>
        {texts.net.kept} <time data-kept-time="" />
      </span>
      <span data-net-state="queued" hidden>
        {texts.net.queued}
      </span>
      <span data-net-state="reconnected" hidden>
        {texts.net.reconnected}
      </span>
    </div>
  );
}
