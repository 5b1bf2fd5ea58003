import type { BrokenFile } from '../../../support/broken.js';

export const table: readonly BrokenFile[] = [
  [
    'name-starting-with-a-digit',
    '4:3 unknownWord',
    "`2nd` can't name a quantity",
    'letters, digits and _, starting with a',
  ],
  [
    'name-that-is-a-unit',
    '4:3 unknownWord',
    "`day` is a unit or a function, and can't name a quantity",
    'letters, digits and _, starting with a',
  ],
  [
    'name-with-a-hyphen',
    '4:3 unknownWord',
    "`image-size` can't name a quantity",
    'letters, digits and _, starting with a',
  ],
  ['workload-absurdly-large', '4:12 outOfRange', '`uploads` is too large'],
  ['workload-as-a-list', '4:3 wrongShape', '`workload` is a list'],
  ['workload-duration-absurdly-long', '4:9 outOfRange', '`wait` is too large'],
  ['workload-name-unknown', '7:27 unknownName', 'the workload has no `uplaods`', 'did you mean `uploads`?'],
  [
    'workload-name-where-there-is-no-workload',
    '5:27 unknownName',
    'the workload has no `uploads`',
    'a number: the workload names no',
  ],
  ['workload-negative', '4:12 outOfRange', '`uploads` is negative'],
  ['workload-size-absurdly-large', '4:12 outOfRange', '`picture` is too large', 'at most 1 EB (1024'],
  ['workload-value-missing', '4:11 missingKey', '`uploads` has no value'],
  ['workload-quantity-broken-and-used', '4:12 notAQuantity', 'digits are grouped by threes'],
  ['workload-made-of-itself', '4:12 circular', 'uploads -> uploads'],
  ['workload-circle-of-three', '6:6 circular', 'a -> b -> c -> a'],
];
