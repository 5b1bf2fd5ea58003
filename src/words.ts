/** Text that a person reads, in every language the tool speaks. A missing language does not compile. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}

export type Language = keyof Words;
