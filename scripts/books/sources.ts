/**
 * The public lists that the books are written from: where each lies in a folder of downloads, the day that it shows, and
 * what it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../src/quantity/day.js';
import type { Observations } from '../../src/refresh/observation.js';
import { CALCULATOR_FILES, calculatorObservations, codedObservations } from './calculator.js';
import { EC2_LISTS } from './ec2Lists.js';
import type { PublicList, Regions } from './publicList.js';
import { SERVICE_LISTS } from './serviceLists.js';

const day = (text: string) => text as Day;

export const PUBLIC_LISTS: readonly PublicList[] = [
  ...EC2_LISTS,
  ...SERVICE_LISTS,
  ...CALCULATOR_FILES.map(
    (file): PublicList => ({
      file: `pricing/quinnypig-processed-${file}-2025-06-18.json`,
      day: day('2025-06-18'),
      key: 'aws2025',
      text: 'AWS calculator price data of 2025-06-18 (QuinnyPig/aws-price-watcher commit a6645eb)',
      read: (text, regions, about) => calculatorObservations(file, JSON.parse(text), { regions, ...about }),
    }),
  ),
  {
    file: 'pricing/quinnypig-raw-lambda-2025-06.json',
    day: day('2025-06-18'),
    key: 'aws2025raw',
    text: 'AWS calculator price data of 2025-06-18, by codes (QuinnyPig/aws-price-watcher raw/lambda.json, commit a6645eb)',
    read: (text, regions, about) => codedObservations(JSON.parse(text), { regions, ...about }),
  },
];

/** @returns undefined where the folder doesn't have the list */
export function observationsOf(list: PublicList, folder: string, regions: Regions): Observations[] | undefined {
  const paths = [list.file, ...(list.beside === undefined ? [] : [list.beside])].map((file) => join(folder, file));
  if (!paths.every((path) => existsSync(path))) return undefined;
  const [text = '', beside = ''] = paths.map((path) => readFileSync(path, 'utf8'));
  return list.read(text, regions, { day: list.day, source: { key: list.key, text: list.text } }, beside);
}
