/** Files that are not told as they should be yet. A row moves into its folder's table once the fault is mended. */
import type { BrokenFile } from '../../support/broken.js';

export const faults: readonly BrokenFile[] = [
  // Accepted, and priced as something that nobody meant.
  ['options/component-empty', '5:7 missingKey', 'a component'],
  ['options/option-without-components', '4:11 missingKey', 'option `Lambda`'],
  ['usage/provisioned-capacity-of-nothing', '5:32 missingKey', '`provisioned`', 'wcu', 'rcu'],
  ['usage/duration-as-a-rate', '5:43 wrongUnit', '`duration`', '120 ms / day'],
  ['usage/memory-as-a-rate', '5:59 wrongUnit', '`memory`', '128 MB / day'],
  ['expect/expect-as-a-rate', '8:20 wrongUnit', '100 JPY / day'],
  ['expect/expect-quantity-in-a-wrong-unit', '8:44 wrongUnit', '1000 GB', 'request'],
  // A fault of the program with its stack.
  ['workload/workload-quantity-broken-and-used', '4:12 notAQuantity', 'digits are grouped by threes'],
  // A second problem is told that is not there.
  ['workload/workload-made-of-itself', '4:12 circular', 'uploads -> uploads'],
  ['workload/workload-circle-of-three', '6:6 circular', 'a -> b -> c -> a'],
  ['settings/misspelt-key', '1:1 unknownKey', 'did you mean `region`?'],
  ['settings/currency-key-misspelt', '3:24 unknownKey', 'did you mean `perUsd`?'],
  ['expect/expect-key-unknown', '8:13 unknownKey', 'did you mean `total`?'],
  ['text/alias-of-itself', '4:11 syntax', 'an alias that contains itself'],
  ['text/alias-without-anchor', '3:10 syntax', 'an alias without its anchor'],
  // The nearest word is missing or wrong.
  ['day/instance-class-without-db', '5:21 notInBooks', 'did you mean `db.t2.micro`?'],
  ['settings/currency-in-small-letters', '3:19 unknownWord', 'did you mean `JPY`?'],
  ['expect/expect-line-misspelt-meter', '8:22 unknownName', 'did you mean `duration`?'],
  // The caret is elsewhere.
  ['expect/expect-line-unknown', '8:22 unknownName', 'did you mean `lambda / duration`?'],
  ['expressions/expression-over-two-lines', '7:13 unknownName', 'the workload has no `bogus`'],
  ['text/brackets-65-deep', '3:74 syntax', 'nested more than 64 levels deep'],
  ['day/provisioned-concurrency-in-2016', '5:31 notInBooks', '2019-12-03'],
  // The words do not help.
  ['text/colon-in-plain-text', '3:8 syntax', '"quotation marks"'],
  ['text/uneven-indentation', '5:4 syntax', 'indent the keys of one mapping by the same number of spaces'],
  ['text/bracket-left-open', '4:11 syntax', 'is not closed'],
  ['text/merge-key', '6:17 unknownKey', '`<<`', 'remedy: '],
  ['expressions/bracket-not-closed', '4:17 notAQuantity', 'expected: `)`'],
  ['usage/flag-or-count-of-another-word', '5:42 notAQuantity', 'true'],
  ['usage/size-meant-in-bytes', '5:22 missingUnit', '500 bytes'],
  ['usage/table-as-a-size', '5:39 wrongShape', '{ gp2: 8 GB }'],
  ['options/option-without-list-dash', '5:5 wrongShape', '- lambda'],
];
