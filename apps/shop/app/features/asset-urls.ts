import iconsUrl from '@markthalle/ui/assets/icons.svg?url';
import heroUrl from '@markthalle/ui/assets/illustrations/hero.svg?url';
import bodden from '@markthalle/ui/assets/illustrations/landscape-bodden.svg?url';
import kueste from '@markthalle/ui/assets/illustrations/landscape-kueste.svg?url';
import raps from '@markthalle/ui/assets/illustrations/landscape-raps.svg?url';
import seen from '@markthalle/ui/assets/illustrations/landscape-seen.svg?url';
import stadt from '@markthalle/ui/assets/illustrations/landscape-stadt.svg?url';
import wald from '@markthalle/ui/assets/illustrations/landscape-wald.svg?url';
import wiese from '@markthalle/ui/assets/illustrations/landscape-wiese.svg?url';
import {
  LANDSCAPES,
  type LandscapeName,
  type LandscapeUrls,
} from '@markthalle/ui/components/landscape';

/** Addresses of drawings with their content hashes, known to the build. */
export { heroUrl, iconsUrl };

export const landscapeUrls: LandscapeUrls = { bodden, kueste, raps, seen, stadt, wald, wiese };

/** The drawing of a landscape; meadows for one that is not drawn yet. */
export function landscapeNamed(key: string): LandscapeName {
  return LANDSCAPES.find((name) => name === key) ?? 'wiese';
}
