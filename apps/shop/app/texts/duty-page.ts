/** A plain page of facts whose words are part of the shop, not a versioned document. */
export type DutyPage = {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly DutySection[];
};

export type DutySection = {
  readonly heading?: string;
  readonly paragraphs: readonly string[];
  readonly points?: readonly string[];
};
