import { Tag } from '@markthalle/ui/components/tag';
import { ACCOUNT_LOOKS } from '@markthalle/workplace/texts/accounts';

/** The state of a producer's payment account in one word. */
export function AccountTag({ state }: { readonly state: string }) {
  const look = ACCOUNT_LOOKS[state];
  return <Tag tone={look?.tone ?? 'plain'}>{look?.word ?? state}</Tag>;
}
