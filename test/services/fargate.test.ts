import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, quantitiesOf, scenarioText } from '../support/price.js';

const task = (more: string) => [`fargate: { ${more} }`];

describe('a Fargate task', () => {
  it.each([
    { region: 'us-east-1', asOf: '2017-11-29', vcpu: '0.050600', memory: '0.012700' },
    { region: 'us-east-1', asOf: '2019-01-06', vcpu: '0.050600', memory: '0.012700' },
    { region: 'us-east-1', asOf: '2019-01-07', vcpu: '0.040480', memory: '0.004445' },
    { region: 'ap-northeast-1', asOf: '2019-01-06', vcpu: '0.063200', memory: '0.015800' },
    { region: 'ap-northeast-1', asOf: '2019-01-07', vcpu: '0.050560', memory: '0.005530' },
  ])('cost $vcpu USD a vCPU-hour and $memory a GB-hour in $region on $asOf', ({ region, asOf, vcpu, memory }) => {
    const amounts = amountsOf(task('vcpu: 1, memory: 2 GB, hours: 1'), { region, asOf });
    expect(amounts['fargate / vCPU hours']).toBe(vcpu);
    expect(Number(amounts['fargate / memory hours']) / 2).toBeCloseTo(Number(memory), 6);
  });

  it('did not exist before its launch, nor for Arm before that', () => {
    const regions = { region: 'us-east-1' };
    expect(objectionsTo(task('vcpu: 1, memory: 2 GB'), { ...regions, asOf: '2017-11-28' })).not.toEqual([]);
    const arm = task('vcpu: 1, memory: 2 GB, architecture: arm64');
    expect(objectionsTo(arm, { ...regions, asOf: '2021-11-22' })).not.toEqual([]);
    expect(objectionsTo(arm, { ...regions, asOf: '2021-11-23' })).toEqual([]);
  });

  it.each([
    { vcpu: '0.25', memory: '512 MB', asOf: '2025-06-18', fits: true },
    { vcpu: '0.25', memory: '511 MB', asOf: '2018-08-01', fits: false },
    { vcpu: '0.25', memory: '2 GB', asOf: '2025-06-18', fits: true },
    { vcpu: '0.25', memory: '3 GB', asOf: '2025-06-18', fits: false },
    { vcpu: '0.2', memory: '512 MB', asOf: '2025-06-18', fits: false },
    { vcpu: '4', memory: '8 GB', asOf: '2022-09-15', fits: true },
    { vcpu: '8', memory: '16 GB', asOf: '2022-09-15', fits: false },
    { vcpu: '16', memory: '120 GB', asOf: '2022-09-16', fits: true },
    { vcpu: '64', memory: '244 GB', asOf: '2025-06-18', fits: false },
  ])('of $vcpu vCPU and $memory fits on $asOf: $fits', ({ vcpu, memory, asOf, fits }) => {
    const objections = objectionsTo(task(`vcpu: ${vcpu}, memory: ${memory}`), { region: 'us-east-1', asOf });
    expect(objections.length === 0).toBe(fits);
  });

  it.each(['vcpu: 0, memory: 2 GB', 'vcpu: 1, memory: 0 GB'])('of nothing (%s) is refused', (size) => {
    expect(objectionsTo(task(size), { asOf: '2025-06-18' })).not.toEqual([]);
  });

  it.each([
    { storage: '20 GB', billed: '0' },
    { storage: '21 GB', billed: '730' },
  ])('with $storage of storage is billed $billed GB-hours of it', ({ storage, billed }) => {
    const quantities = quantitiesOf(task(`vcpu: 1, memory: 2 GB, ephemeralStorage: ${storage}`), {
      asOf: '2025-06-18',
    });
    expect(quantities['fargate / ephemeral storage']).toBe(billed);
  });

  it('reminds of addresses, data out and logs', () => {
    const [option] = priced(scenarioText(task('vcpu: 1, memory: 2 GB'), { asOf: '2025-06-18' })).options;
    expect(option?.notPriced.map(({ en }) => en)).toEqual([
      'public IPv4 addresses',
      'data transfer out to the internet',
      'logs and monitoring (CloudWatch)',
    ]);
  });

  it.each([
    { each: '59 s', hours: '0.016667' },
    { each: '60 s', hours: '0.016667' },
    { each: '61 s', hours: '0.016944' },
  ])('of $each is billed $hours vCPU-hours', ({ each, hours }) => {
    const task = [`fargate: { vcpu: 1, memory: 2 GB, runs: { times: 1, each: ${each} } }`];
    expect(quantitiesOf(task, { asOf: '2025-06-18' })['fargate / vCPU hours']).toBe(hours);
  });

  it('is billed for vCPUs, memory, and storage beyond 20 GB, by architecture', () => {
    const task = 'fargate: { vcpu: 0.5, memory: 1 GB, tasks: 2, hours: 100, ephemeralStorage: 21 GB }';
    expect(amountsOf([task], { asOf: '2025-06-18', region: 'us-east-1' })).toEqual({
      'fargate / vCPU hours': '4.048000',
      'fargate / memory hours': '0.889000',
      'fargate / ephemeral storage': '0.022200',
    });
    const arm = task.replace('tasks', 'architecture: arm64, tasks');
    expect(amountsOf([arm], { asOf: '2025-06-18', region: 'us-east-1' })['fargate / vCPU hours']).toBe('3.238000');
    expect(objectionsTo([arm], { asOf: '2021-11-22' })).not.toEqual([]);
  });
});
