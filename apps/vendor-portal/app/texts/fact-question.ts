type Choices = Readonly<Record<string, string>>;

/** How a fact is asked: a line, a long text, a number, one of some, yes or no, shares, several of some. */
export type FactQuestion = {
  readonly label: string;
  readonly hint?: string;
  readonly unit?: string;
} & (
  | { readonly kind: 'line' | 'area' | 'number' | 'yes_no' | 'tick' | 'shares' | 'countries' }
  | { readonly kind: 'one_of' | 'some_of'; readonly choices: Choices }
);
