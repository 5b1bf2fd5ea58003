/** What the text says of a component -> what its service meters, with the quantities of the workload in it. */
import { plainWords } from '../words.js';
import type { ParsedComponent } from './options.js';
import type { QuantityReading } from './quantity/reading.js';
import type { Component } from './scenario.js';
import { placeWithin, readUsage } from './usage.js';

/** @returns undefined where anything is wrong; the problems then say what */
export function bindComponent(
  { name, service, id, said, place }: ParsedComponent,
  reading: QuantityReading,
): Component | undefined {
  const what = plainWords(service.name);
  const read = readUsage({ mapping: said, id, what, besides: ['name'] }, service.usage, reading);
  return (
    read && {
      name,
      service,
      ...read,
      placeOf: (path) => (path.length === 0 ? place : placeWithin(said, path)),
    }
  );
}
