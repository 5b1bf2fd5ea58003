/**
 * The rules of one group whatever the day. `Terms.rule` tells what a rule says on the day; these tell which there are, for
 * a service that chooses among them (instance types), and for what is said of a price on no particular day.
 */
export interface KnownRules {
  /** Within the group: `vcpu.m5.large`. */
  ids(): readonly string[];
  /** The newest value, as decimal text; undefined where there is no such rule. */
  newest(id: string): string | undefined;
}

/** The same, asked on a day. */
export interface DatedRules extends KnownRules {
  /** Whether the books have a value for the day already. */
  isThere(id: string): boolean;
  /** The value of the day, as decimal text; undefined where there is none. */
  on(id: string): string | undefined;
}

/** By the name of the group, as the books have it: `instanceTypes`. Without a rule where there is no such group. */
export type RulesOf<R extends KnownRules = DatedRules> = (group: string) => R;
