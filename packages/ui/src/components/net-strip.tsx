import { Icon } from './icon.tsx';
import { useUi } from './ui-provider.tsx';

/**
 * Says at the top that the line is gone and that nothing is lost. The enhancement file shows it
 * by setting `data-net` on the document; without scripts the browser's own page does the talking.
 */
export function NetStrip({ kind }: { readonly kind: 'shop' | 'workplace' }) {
  const { texts } = useUi();
  return (
    <div className="net-strip" role="status" hidden data-net-strip="">
      <Icon name="cloud-off" />
      <span data-net-state="offline">
        {kind === 'shop' ? (
          texts.net.offlineShop
        ) : (
          <>
            <b>{texts.net.offline}</b> {texts.net.offlineMore}
          </>
        )}
      </span>
      {kind === 'shop' && (
        <>
          <span data-net-state="kept" hidden>
            {texts.net.kept} <time data-kept-time="" />
          </span>
          <span data-net-state="queued" hidden>
            {texts.net.queued}
          </span>
        </>
      )}
      <span data-net-state="reconnected" hidden>
        {texts.net.reconnected}
      </span>
    </div>
  );
}
