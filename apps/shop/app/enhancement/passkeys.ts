import { offerPasskeys } from '@markthalle/ui/offer-passkeys';

offerPasskeys();
