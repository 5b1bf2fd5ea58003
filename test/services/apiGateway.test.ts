import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, quantitiesOf, totalOf } from '../support/price.js';

describe('API Gateway', () => {
  const virginia = { region: 'us-east-1', asOf: '2025-06-18' };

  it.each([
    { requests: '333M', usd: '1165.500000' },
    { requests: '333000001', usd: '1165.500003' },
    { requests: '1B', usd: '3033.100000' },
    { requests: '20B', usd: '48253.100000' },
    { requests: '21B', usd: '49763.100000' },
  ])('costs $usd USD for $requests REST calls', ({ requests, usd }) => {
    expect(totalOf([`apiGateway: { api: rest, requests: ${requests} }`], virginia)).toBe(usd);
  });

  it('had one price for all REST calls in 2016, another in Tokyo', () => {
    expect(totalOf(['apiGateway: { api: rest, requests: 1B }'], { region: 'us-east-1' })).toBe('3500.000000');
    expect(totalOf(['apiGateway: { api: rest, requests: 1M }'])).toBe('4.250000');
  });

  it.each([
    { size: '1 KB', calls: '1000' },
    { size: '512 KB', calls: '1000' },
    { size: '513 KB', calls: '2000' },
    { size: '0 KB', calls: '1000' },
  ])('counts a thousand HTTP calls of $size as $calls', ({ size, calls }) => {
    const component = `apiGateway: { api: http, requests: 1000, requestSize: ${size} }`;
    expect(quantitiesOf([component], virginia)['apiGateway / API calls']).toBe(calls);
  });

  it.each([
    { size: '32 KB', messages: '1000' },
    { size: '33 KB', messages: '2000' },
  ])('counts a thousand WebSocket messages of $size as $messages', ({ size, messages }) => {
    const component = `apiGateway: { api: websocket, messages: 1000, connectionMinutes: 0, requestSize: ${size} }`;
    expect(quantitiesOf([component], virginia)['apiGateway / messages']).toBe(messages);
  });

  it('bills a cache by the hour, all month', () => {
    const component = 'apiGateway: { api: rest, requests: 0, cache: 0.5 GB }';
    expect(amountsOf([component], virginia)['apiGateway / cache hours']).toBe('14.600000');
  });

  it('refuses what a kind of API is not metered by, and asks for what it is', () => {
    expect(objectionsTo(['apiGateway: { api: rest, requests: 1, messages: 1 }'], virginia)).toHaveLength(1);
    expect(objectionsTo(['apiGateway: { api: http, requests: 1, cache: 0.5 GB }'], virginia)).toHaveLength(1);
    expect(objectionsTo(['apiGateway: { api: websocket, messages: 1 }'], virginia)).toEqual([
      'apiGateway needs the key `connectionMinutes` for websocket',
    ]);
    expect(
      objectionsTo(['apiGateway: { api: http, requests: 1 }'], { region: 'us-east-1', asOf: '2020-03-11' }),
    ).toHaveLength(1);
  });

  it.each([
    { asOf: '2016-06-02', usd: '4.250000' },
    { asOf: '2025-07-15', usd: '8.500000' },
  ])('costs a new account $usd USD for two million calls on $asOf', ({ asOf, usd }) => {
    expect(totalOf(['apiGateway: { api: rest, requests: 2M }'], { asOf, freeTier: 'newAccount' })).toBe(usd);
  });
});
