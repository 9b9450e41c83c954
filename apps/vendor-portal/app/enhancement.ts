import { stepLocally } from '@markthalle/workplace/enhancement/stock-stepper';
import { guardSubmits } from '@markthalle/workplace/enhancement/submit-guard';
import { switchThemes } from '@markthalle/workplace/enhancement/theme-switch';
import { growRows } from './features/growing-rows.ts';
import { calculateLive } from './features/live-calculation.ts';
import { coachLive } from './features/live-coach.ts';
import { followGroup } from './features/live-group.ts';
import { openScanner } from './features/scan-start.ts';
import { noteStockActs } from './features/stock-forms.ts';
import { keepDrafts } from './offline/keep-drafts.ts';
import { workOffline } from './offline/start.ts';

// First, so that a form which becomes a command counts as stopped for all others.
workOffline();
keepDrafts();
guardSubmits();
switchThemes();
stepLocally();
noteStockActs();
openScanner();
calculateLive();
coachLive();
growRows();
followGroup();

const packing = document.querySelector<HTMLElement>('[data-packing]');
if (packing) {
  import('./offline/packing-page.ts').then((acts) => {
    acts.sendTicks(packing);
    acts.followShortages(packing);
    acts.packAllWithoutLine(packing);
  });
}
const handOver = document.querySelector<HTMLElement>('[data-hand-over]');
if (handOver) {
  import('./offline/hand-over-page.ts').then(({ checkCodesHere, handOverWithoutLine }) => {
    checkCodesHere(handOver);
    handOverWithoutLine(handOver);
  });
  // Without it the code is typed.
  import('./features/code-camera.ts').then(
    ({ scanCodes }) => scanCodes(handOver),
    () => undefined,
  );
}

if (document.querySelector('[data-passkey]')) {
  import('@markthalle/ui/offer-passkeys').then(({ offerPasskeys }) => offerPasskeys());
}
