import { scanTexts as texts } from '../texts/stock.ts';

/** Where a camera may be opened; hidden until a script finds that there is one. */
export function CameraBox() {
  return (
    <div className="scan__camera" data-scan-camera="" hidden>
      <video hidden playsInline muted />
      <button type="button" className="button button--secondary button--wide">
        {texts.camera}
      </button>
    </div>
  );
}
