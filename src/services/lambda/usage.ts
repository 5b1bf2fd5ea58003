import { planPurchase } from '../compute/purchase.js';
import {
  choice,
  count,
  curve,
  duration,
  group,
  hoursAMonth,
  memorySize,
  optional,
  otherwise,
  payloadSize,
  perSecond,
  quantityOrList,
  share,
  word,
} from '../contract/field.js';
import { POLLER_UNIT_HOUR } from './units.js';

const howLong = (example: string) =>
  quantityOrList(
    duration('How long a call runs.', example),
    { share: share('The part of the calls.', '90 %'), duration: duration('How long these run.', '80 ms') },
    'How long a call runs; or a distribution, as each call is rounded up by itself and a mean hides that.',
  );

export const usage = {
  requests: optional(count('Calls in a month, outside provisioned concurrency.', '300,000 / month')),
  duration: optional(howLong('120 ms')),
  durationByMemory: optional(
    curve(
      memorySize('The memory.', '512 MB'),
      duration('How long a call runs with it.', '2900 ms'),
      ['x86_64', 'arm64'],
      'Instead of `duration`: how long a call runs with each memory, as measured; for each architecture where both are known.',
    ),
  ),
  memory: memorySize('The memory that the function is given.', '512 MB'),
  architecture: otherwise(
    'x86_64',
    choice(['x86_64', 'arm64'], 'The processor architecture.'),
    'アーキテクチャは x86_64',
  ),
  ephemeralStorage: optional(memorySize('The size of /tmp; what is beyond the included part is billed.', '1024 MB')),
  coldStarts: optional(share('The part of the calls that start a new execution environment.', '1 %')),
  initDuration: optional(duration('How long the INIT phase of a cold start takes.', '400 ms')),
  provisionedConcurrency: optional(
    group(
      {
        concurrency: count('Execution environments kept ready.', '100', { whole: true }),
        hours: optional(hoursAMonth('Hours of the month that they are enabled; default: always.', '8')),
        requests: optional(count('Calls in a month that they serve.', '500,000')),
        duration: optional(howLong('100 ms')),
      },
      'Execution environments that are kept ready. The free tier does not apply to their duration.',
      '{ concurrency: 100, hours: 8, requests: 500,000, duration: 100 ms }',
    ),
  ),
  snapStart: optional(
    group(
      {
        versions: count('Published versions whose snapshots are kept.', '1', { whole: true }),
        restores: count('Restores from a snapshot in a month.', '74,400'),
      },
      'SnapStart with charges (Python, .NET; Java has none).',
      '{ versions: 1, restores: 74,400 }',
    ),
  ),
  peakRequests: optional(perSecond('Calls that arrive at the peak, for the limit of concurrent calls.', '20 / s')),
  accountConcurrency: optional(
    count('Concurrent calls that the account may have, where AWS has raised its limit.', '5,000', { whole: true }),
  ),
  payload: optional(payloadSize('The size of what a call is given.', '200 KB')),
  invocation: optional(choice(['synchronous', 'asynchronous'], 'Whether callers wait for the answer.')),
  vpc: optional(
    group(
      { addresses: optional(count('Free addresses in its subnets.', '251', { whole: true })) },
      'The function runs in a VPC; until 2019 it took network interfaces there.',
      '{ addresses: 251 }',
    ),
  ),
  runtime: optional(word('The runtime.', 'nodejs4.3')),
  pollerUnitHours: optional(
    count('Hours of event poller units in a month (Kafka in provisioned mode).', '800', { of: POLLER_UNIT_HOUR }),
  ),
  timeout: optional(duration('The configured timeout.', '30 s')),
  purchase: planPurchase,
  codePackage: otherwise(
    'zip',
    choice(['zip', 'image'], 'A ZIP archive on a managed runtime, or a container image.'),
    'ZIP パッケージ',
  ),
};
