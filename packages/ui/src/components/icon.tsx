import type { IconName } from '../icon-names.ts';
import { useUi } from './ui-provider.tsx';

type IconProps = {
  readonly name: IconName;
  /** Pixels at 100 % text size: 20 in text, 24 in bars. */
  readonly size?: 14 | 16 | 18 | 20 | 22 | 24 | 30 | 64;
};

/** One icon of the sprite. It is decoration: the word beside it, or a label, carries the meaning. */
export function Icon({ name, size = 20 }: IconProps) {
  const { iconsUrl } = useUi();
  return (
    <svg className="icon" width={size} height={size} aria-hidden="true" focusable="false">
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  );
}
