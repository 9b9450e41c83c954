/** What the suggestions route sends to the script. */
export type SuggestionGroup = {
  readonly label: string;
  readonly entries: readonly {
    readonly href: string;
    readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
    readonly note: string;
  }[];
};
