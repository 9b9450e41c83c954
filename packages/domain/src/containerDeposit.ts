import { invariant } from './invariant.ts';
import { assertCents, type Cents } from './money.ts';

/** What the drink is, as far as the one-way deposit asks (VerpackG § 31(4), VerpackDG). */
export type ContainerContent =
  | 'beer'
  | 'soft_drink'
  | 'water'
  | 'mixed_alcoholic_drink'
  | 'wine'
  | 'sparkling_wine'
  | 'spirits'
  | 'juice'
  | 'milk_drink'
  | 'not_a_drink';

export type ContainerMaterial = 'glass' | 'plastic_bottle' | 'can' | 'carton' | 'other';

export type Container = {
  readonly system: 'one_way' | 'returnable';
  readonly content: ContainerContent;
  readonly material: ContainerMaterial;
  /** Volume of one container; null for jars that are sold by weight. */
  readonly volumeMl: number | null;
};

export type RequiredDeposit =
  | { readonly required: true; readonly minimumCents: Cents }
  | {
      readonly required: false;
      readonly because: 'returnable' | 'not_a_drink' | 'size' | 'carton' | 'exempt_drink';
    };

/** The least deposit on one covered one-way container, VAT included (VerpackG § 31(1)). */
export const ONE_WAY_MINIMUM_CENTS: Cents = 25;

/** Covered volumes, both ends included. */
const COVERED_FROM_ML = 100;
const COVERED_TO_ML = 3_000;

/** More containers in one line than any order has. */
const MAX_CONTAINERS = 1_000_000;

/** Free of one-way deposit in glass and cartons, but not in cans or plastic bottles. */
const EXEMPT_DRINKS: readonly ContainerContent[] = [
  'wine',
  'sparkling_wine',
  'spirits',
  'juice',
  'milk_drink',
];

/**
 * The deposit (Pfand) that the law asks for one container.
 * One-way drinks of 100 ml to 3 l bear at least 25 cents. For returnable bottles and jars the
 * law sets no amount: the producer's system does.
 */
export function requiredDeposit(container: Container): RequiredDeposit {
  const { system, content, material, volumeMl } = container;
  if (system === 'returnable') return { required: false, because: 'returnable' };
  if (content === 'not_a_drink') return { required: false, because: 'not_a_drink' };
  invariant(volumeMl !== null && Number.isSafeInteger(volumeMl), 'a drink has a volume in ml');
  if (volumeMl < COVERED_FROM_ML || volumeMl > COVERED_TO_ML) {
    return { required: false, because: 'size' };
  }
  if (material === 'carton') return { required: false, because: 'carton' };
  const isAlwaysCovered = material === 'can' || material === 'plastic_bottle';
  if (EXEMPT_DRINKS.includes(content) && !isAlwaysCovered) {
    return { required: false, because: 'exempt_drink' };
  }
  return { required: true, minimumCents: ONE_WAY_MINIMUM_CENTS };
}

/**
 * The word that stands beside the price, at least in its size (VerpackG § 32), or null if the
 * container has no such duty. Returnable jars are marked like bottles: their deposit says so.
 */
export function containerMark(container: Container): 'EINWEG' | 'MEHRWEG' | null {
  if (container.system === 'returnable') return 'MEHRWEG';
  return requiredDeposit(container).required ? 'EINWEG' : null;
}

/** Whether a listing may take `depositCents` per container. */
export function checkDeposit(
  container: Container,
  depositCents: Cents,
):
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: 'below_minimum'; readonly minimumCents: Cents }
  | { readonly allowed: false; readonly because: 'negative' } {
  assertCents(depositCents, 'depositCents');
  if (depositCents < 0) return { allowed: false, because: 'negative' };
  const duty = requiredDeposit(container);
  if (duty.required && depositCents < duty.minimumCents) {
    return { allowed: false, because: 'below_minimum', minimumCents: duty.minimumCents };
  }
  return { allowed: true };
}

/**
 * Deposit of an order line in cents: `quantity` packs of `containersPerUnit` containers.
 * It stands beside the price and never in it (§ 7 PAngV), and bears the VAT rate of the drink.
 */
export function depositFor(
  quantity: number,
  {
    depositCentsPerContainer,
    containersPerUnit,
  }: {
    readonly depositCentsPerContainer: Cents;
    readonly containersPerUnit: number;
  },
): Cents {
  assertCents(depositCentsPerContainer, 'depositCentsPerContainer');
  invariant(depositCentsPerContainer >= 0, 'a deposit is never negative');
  for (const count of [quantity, containersPerUnit, quantity * containersPerUnit]) {
    const isCount = Number.isSafeInteger(count) && count >= 0 && count <= MAX_CONTAINERS;
    invariant(isCount, `bad number of containers: ${count}`);
  }
  const depositCents = depositCentsPerContainer * containersPerUnit * quantity;
  assertCents(depositCents, 'depositCents');
  return depositCents;
}
