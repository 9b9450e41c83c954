/** Logins of the demo market; printed at start and never made outside of it. */
export const DEMO_PASSWORD = 'Markthalle-2026';

export interface DemoLogin {
  readonly role: 'buyer' | 'producer' | 'staff';
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly where: 'shop' | 'vendor-portal' | 'office';
}

export const DEMO_STAFF: readonly DemoLogin[] = [
  {
    role: 'staff',
    email: 'm.krueger@giebelmarkt.example',
    displayName: 'Maren Krüger',
    password: DEMO_PASSWORD,
    where: 'office',
  },
  {
    role: 'staff',
    email: 'h.lindner@giebelmarkt.example',
    displayName: 'Henrik Lindner',
    password: DEMO_PASSWORD,
    where: 'office',
  },
];

export const DEMO_BUYER: DemoLogin = {
  role: 'buyer',
  email: 'anna.seidel@kundin.example',
  displayName: 'Anna Seidel',
  password: DEMO_PASSWORD,
  where: 'shop',
};

/** This producer has no payment account yet, so that the onboarding can be walked through. */
export const NOT_YET_ONBOARDED = 'wildkammer-hirschgrund';

/** Some of the producers' logins are shown at start; every producer has one of this form. */
export const SHOWN_PRODUCERS = [
  'kaeserei-kranichruf',
  'imkerei-lindenlaut',
  'toepferei-blaubrand',
  NOT_YET_ONBOARDED,
] as const;

export const producerLogin = (slug: string, displayName: string): DemoLogin => ({
  role: 'producer',
  email: `hallo@${slug}.example`,
  displayName,
  password: DEMO_PASSWORD,
  where: 'vendor-portal',
});
