/** One line of the report: a figure, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: { readonly least: number } | { readonly most: number } | undefined;
  readonly note?: string;
}
