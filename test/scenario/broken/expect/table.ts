import type { BrokenFile } from '../../../support/broken.js';

export const table: readonly BrokenFile[] = [
  ['expect-as-a-sum', '8:20 notAQuantity', 'a plain number with its unit is expected'],
  [
    'expect-in-another-currency',
    '8:20 wrongUnit',
    'an amount in EUR, and the scenario is in JPY',
    'an amount in JPY or',
  ],
  [
    'expect-in-no-currency',
    '8:20 wrongUnit',
    '`100 XYZ` is not an amount of money',
    'an amount with its currency, e.g. 10000',
  ],
  ['expect-nothing', '8:11 missingKey', 'the expectation of `Lambda` needs the key `total`'],
  [
    'expect-option-unknown',
    '8:3 unknownName',
    '`expect` names an option that is not there: `Lamda`',
    'did you mean `Lambda`?',
  ],
  [
    'expect-quantity-of-two-lines',
    '8:42 contradiction',
    '`lambda` of option `Lambda` is 2 lines, and a quantity belongs to one',
    'lambda / requests, lambda /',
  ],
  ['expect-rounded-to-another-currency', '8:40 wrongUnit', '`roundedTo` is not a step in the currency of the amount'],
  ['expect-within-an-amount', '8:37 wrongUnit', '`within` is not a share'],
  [
    'expect-within-and-rounded',
    '8:42 contradiction',
    '`within` and `roundedTo` are two ways to compare',
    'state each in an item of its',
  ],
  [
    'expect-without-a-currency',
    '8:20 wrongUnit',
    '`100` is not an amount of money',
    'an amount with its currency, e.g. 10000',
  ],
  ['expect-as-a-rate', '8:20 wrongUnit', '100 JPY / day'],
  ['expect-quantity-in-a-wrong-unit', '8:44 wrongUnit', '1000 GB', 'request'],
  ['expect-key-unknown', '8:13 unknownKey', 'did you mean `total`?'],
  ['expect-line-misspelt-meter', '8:22 unknownName', 'did you mean `duration`?'],
  ['expect-line-unknown', '8:22 unknownName', 'did you mean `lambda / duration`?'],
];
