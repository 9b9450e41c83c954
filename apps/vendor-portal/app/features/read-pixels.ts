import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatOneDReader,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';

const LINES = [
  BarcodeFormat.EAN_13,
  BarcodeFormat.EAN_8,
  BarcodeFormat.UPC_A,
  BarcodeFormat.CODE_128,
];
const HINTS = new Map<DecodeHintType, unknown>([
  [DecodeHintType.POSSIBLE_FORMATS, LINES],
  [DecodeHintType.TRY_HARDER, true],
]);
const READERS = [new QRCodeReader(), new MultiFormatOneDReader(HINTS)];

/** What a code in a picture says, for browsers without a reader of their own; null: nothing readable. */
export function readPixels({
  data,
  width,
  height,
}: Pick<ImageData, 'data' | 'width' | 'height'>): string | null {
  const grey = new Uint8ClampedArray(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * 4;
    // Luma of ITU-R BT.601 in whole numbers.
    const luma = 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0);
    grey[pixel] = luma / 1000;
  }
  const source = new RGBLuminanceSource(grey, width, height);
  for (const reader of READERS) {
    try {
      return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), HINTS).getText();
    } catch {
      // The library throws where a picture holds nothing of its kind.
      reader.reset();
    }
  }
  return null;
}
