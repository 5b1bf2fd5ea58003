import type { BrokenFile } from '../../../support/broken.js';

export const table: readonly BrokenFile[] = [
  ['caret-under-cjk-text', '5:45 unknownName', 'the workload has no `千`', 'a number: the workload names no'],
  ['component-a-word', '5:7 wrongShape', 'a component of `Lambda` is one value'],
  [
    'component-usage-not-indented',
    '6:7 wrongShape',
    'a component names one service, but this one names `lambda` and `requests`',
    'start the second one with `- `, or indent what',
  ],
  [
    'component-with-two-services',
    '6:7 wrongShape',
    'a component names one service, but this one names `lambda` and `s3`',
    'start the second one with `- `, or indent what',
  ],
  ['component-without-value', '5:6 missingKey', 'a component of `Lambda` has no value'],
  ['no-options', '1:1 missingKey', 'a scenario needs the key `options`'],
  ['option-titled-without-uses', '4:11 missingKey', 'option `Lambda` needs the key `uses`'],
  ['option-without-value', '4:10 missingKey', 'option `Lambda` has no value'],
  ['options-as-a-list', '4:3 wrongShape', '`options` is a list'],
  ['options-empty', '3:10 missingKey', '`options` is empty', 'at least one'],
  ['options-without-value', '3:9 missingKey', '`options` has no value'],
  ['service-misspelt', '5:7 unknownWord', 'there is no service `lamda`', 'did you mean `lambda`?'],
  ['service-named-proto', '5:7 unknownWord', 'there is no service `__proto__`', 'one of ec2, ebs, publicIpv4, elb'],
  ['component-empty', '5:7 missingKey', 'a component'],
  ['option-without-components', '4:11 missingKey', 'option `Lambda`'],
  ['option-without-list-dash', '5:5 wrongShape', '- lambda'],
];
