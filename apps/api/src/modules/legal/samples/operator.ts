/** Who runs the market, as the sample texts name it. */
export interface Operator {
  readonly marketName: string;
  readonly name: string;
  readonly represented: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly email: string;
  readonly phone: string;
  readonly register: string;
  readonly vatId: string;
}

export interface SampleText {
  readonly title: string;
  readonly body: string;
  readonly picture: string | null;
}

export type Sample = Readonly<
  Record<'de' | 'en', (operator: Operator) => Pick<SampleText, 'title' | 'body'>>
>;

export const addressOf = (operator: Operator): string =>
  `${operator.name}, ${operator.street}, ${operator.postcode} ${operator.town}`;

export const contactOf = (operator: Operator, language: 'de' | 'en'): string =>
  language === 'de'
    ? `Telefon ${operator.phone}, E-Mail ${operator.email}`
    : `phone ${operator.phone}, e-mail ${operator.email}`;
