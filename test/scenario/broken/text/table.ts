import type { BrokenFile } from '../../../support/broken.js';

export const table: readonly BrokenFile[] = [
  ['a-list-as-key', '6:3 wrongShape', 'a key must be a word'],
  ['a-list-instead-of-a-mapping', '1:1 wrongShape', 'a scenario is a list'],
  ['aliases-that-explode', '1:1 syntax', 'the file holds more than 200000 values, counting each use of an alias'],
  ['crlf-line-ends', '3:8 outOfRange', 'a month of 9000 h', 'hours or days, e.g. 730 h, 720 h, 28'],
  ['empty-file', '1:1 wrongShape', 'the file is empty', 'write at least `region`, `asOf` and `options`'],
  [
    'escape-codes-in-names',
    '5:7 unknownWord',
    'there is no service `\\u{1b}[31mlambda`',
    'one of ec2, ebs, publicIpv4, elb',
  ],
  ['key-given-twice', '3:1 duplicateKey', 'this key is given twice', 'keep one of the'],
  ['not-yaml', '3:1 syntax', 'Missing closing "quote', 'put text that holds `: ` or starts with a special'],
  ['only-a-comment', '1:1 wrongShape', 'the file is empty', 'write at least `region`, `asOf` and `options`'],
  ['option-given-twice', '6:3 duplicateKey', 'this key is given twice', 'keep one of the'],
  ['prose-instead-of-yaml', '1:1 wrongShape', 'a scenario is one value'],
  ['second-document', '6:1 syntax', 'a second YAML document starts here', 'one file holds one document: remove the'],
  ['tab-indentation', '4:1 syntax', 'a tab in the indentation', 'indent with spaces: YAML does not allow'],
  ['tagged-value', '3:8 syntax', 'Unresolved tag: !secret'],
];
