/** What the script that writes the books makes of public lists, on lists of a few lines. */
import { describe, expect, it } from 'vitest';
import { calculatorObservations, codedObservations } from '../../scripts/books/calculator.js';
import {
  catalogueObservations,
  libcloudObservations,
  pageObservations,
  sharedTenancyObservations,
} from '../../scripts/books/catalogues.js';
import { tableObservations } from '../../scripts/books/tables.js';
import { day, TOKYO, TOKYO_REGION } from '../book/books.js';

const about = { day: day('2016-06-03'), source: { key: 'list', text: 'a list' } };
const short = (found: ReturnType<typeof tableObservations>) =>
  found.flatMap(({ service, region, observations }) =>
    observations.map(({ id, tiers, roundedTo }) => [`${region} ${service}/${id}`, tiers[0]?.usd, roundedTo]),
  );

describe('a catalogue of instance types', () => {
  const types = [
    {
      instance_type: 't9.nano',
      pricing: {
        'us-east-1': {
          linux: { ondemand: '0.0100', reserved: { 'yrTerm1.noUpfront': '0.007', 'yrTerm3.allUpfront': '0.0044' } },
          mswin: { ondemand: 'N/A' },
          mswinSQL: { ondemand: '1' },
          ebs: '0.00',
        },
      },
    },
  ];

  it('gives prices on demand, hours of what has no upfront payment, and effective rates', () => {
    expect(short(catalogueObservations(types, { ...about, reservedTo: '0.0001', hoursAreExact: true }))).toEqual([
      ['us-east-1 ec2/linux.t9.nano', '0.01', undefined],
      ['us-east-1 ec2Reserved/hours.linux.t9.nano.1year.none', '0.007', undefined],
      ['us-east-1 ec2Reserved/effective.linux.t9.nano.3years.all', '0.0044', '0.0001'],
    ]);
  });
});

it('AWS’s page, libcloud’s list and a table give what they show, and no zeros', () => {
  const sizes = [
    { size: 't9.nano', valueColumns: [{ prices: { USD: '0.01' } }] },
    { size: 't9.micro', valueColumns: [{ prices: { USD: 'N/A*' } }] },
  ];
  const page = { config: { regions: [{ region: 'eu-west-1', instanceTypes: [{ sizes }] }] } };
  expect(short(pageObservations(page, about))).toEqual([['eu-west-1 ec2/linux.t9.nano', '0.01', undefined]]);
  const compute = { ec2_us_west_oregon: { 't9.nano': 0.012, 't9.old': 0 }, rackspace: { x: 1 } };
  expect(short(libcloudObservations({ compute }, about))).toEqual([
    ['us-west-2 ec2/linux.t9.nano', '0.012', undefined],
  ]);
  expect(short(tableObservations('type,usd_per_hour\r\nt9.nano,0.011000\r\n', 'us-east-1', about))).toEqual([
    ['us-east-1 ec2/linux.t9.nano', '0.011', undefined],
  ]);
});

it('prices of bare metal are taken only from lists of shared tenancy, and those with a licence of one’s own from none', () => {
  const table = 'type,usd_per_hour\nc9x.metal,2.3066\nc9x.metal-24xl,4.7124\nc9x.metallic,1\n';
  expect(short(tableObservations(table, 'us-east-1', about))).toEqual([
    ['us-east-1 ec2/linux.c9x.metallic', '1', undefined],
  ]);
  const instances = {
    'c9x.metal': { pricing: { 'us-east-1': { Linux: 2.176, Windows: 2.176 } } },
    'c9x.large': { pricing: { 'us-east-2': { Linux: 0.068, RHEL: 0.0968, SUSE: 0.068 } } },
  };
  expect(short(sharedTenancyObservations({ instances }, about))).toEqual([
    ['us-east-1 ec2/linux.c9x.metal', '2.176', undefined],
    ['us-east-2 ec2/linux.c9x.large', '0.068', undefined],
    ['us-east-2 ec2/rhel.c9x.large', '0.0968', undefined],
  ]);
});

describe('the calculator’s data', () => {
  const regions = { [TOKYO]: TOKYO_REGION, 'cn-north-1': { ...TOKYO_REGION, partition: 'aws-cn' as const } };
  const found = (file: string, prices: Record<string, Record<string, string | null>>) =>
    calculatorObservations(file, prices, { regions, ...about }).flatMap(({ region, service, observations }) =>
      observations.map(({ id, per, tiers }) => [`${region} ${service}/${id}`, per, tiers]),
    );
  const at = (usd: string) => ({ 'Asia Pacific (Tokyo)': usd });

  it('gives tiers, for as many units as the books state a price', () => {
    const prices = {
      'Lambda Requests': at('0.0000002000'),
      'Lambda Duration': at('0.0000166667'),
      'Lambda Duration Tier2': at('0.0000150000'),
    };
    expect(found('lambda', prices)).toEqual([
      ['ap-northeast-1 lambda/requests', '1000000', [{ usd: '0.2' }]],
      [
        'ap-northeast-1 lambda/duration.x86_64',
        '1',
        [{ upTo: '6000000000', usd: '0.0000166667' }, { usd: '0.000015' }],
      ],
    ]);
  });

  it('is in dollars, and of no region of China', () => {
    expect(found('cloudwatch', { 'Dashboard Extended Dashboard': { Any: '3.0000000000' } })).toEqual([
      ['ap-northeast-1 cloudwatch/dashboards', '1', [{ usd: '3' }]],
    ]);
  });

  it('gives instances by what their names describe', () => {
    const name = 'Database Instance MySQL No license required db t9.micro General purpose Multi-AZ Current Generation';
    const readable = name.replace('Multi-AZ', 'Multi-AZ readable standbys');
    const place = 'Asia Pacific (Tokyo) (Instance Type: db.t9.micro, Memory: 1 GiB)';
    expect(found('rds-mysql-ondemand', { [name]: { [place]: '0.0520000000' }, [readable]: { [place]: '9' } })).toEqual([
      ['ap-northeast-1 rds/mysql.multiAz.db.t9.micro', '1', [{ usd: '0.052' }]],
    ]);
  });

  it('gives what has no name by its code', () => {
    const code = 'Iz64a2LESXAj7d7cogQMkslYLf9-6Wgke0-_rOOQcWg';
    const prices = { 'Asia Pacific (Tokyo)': { [code]: { price: '0.2380000000' }, other: { price: '1' } } };
    const coded = codedObservations({ regions: prices }, { regions, ...about });
    expect(
      coded.flatMap(({ region, service, observations }) => observations.map((one) => [region, service, one])),
    ).toEqual([
      [
        'ap-northeast-1',
        'lambda',
        { id: 'eventPollerUnits', unit: 'pollerUnit-h', per: '1', tiers: [{ usd: '0.238' }] },
      ],
    ]);
    expect(codedObservations({ regions: {} }, { regions, ...about })).toEqual([]);
  });
});
