/** Base units in words. */

/** A base unit as people call one of it, and many. */
export interface UnitName {
  readonly one: string;
  readonly many: string;
  readonly ja: string;
}

/** By the base unit. Every unit of a service is among its words, even where it is the same in every language and number. */
export type UnitWords = Readonly<Record<string, UnitName>>;
