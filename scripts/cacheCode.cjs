'use strict';
/** Runs each command once, without showing anything, and keeps what V8 compiled for it beside the bundle. */
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { cacheFile, load, pageCacheFile } = require('../bin/bundle.cjs');

const scenario = join(__dirname, '..', 'scenarios', 'campaign-site.yaml');

const RUNS = [
  ['compare', scenario],
  ['compare', scenario, '--lang', 'ja'],
  ['compare', scenario, '--format', 'json'],
  ['explain', scenario],
  ['check', scenario],
];

const PAGE = ['compare', scenario, '--format', 'html'];

async function cacheCode() {
  for (const file of [cacheFile, pageCacheFile]) rmSync(file, { force: true });
  const { main, script } = load([]);
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-'));
  const run = (words) => main([...words, '--output', join(folder, 'out')], '0.0.0');
  for (const words of RUNS) await run(words);
  const usual = script.createCachedData();
  await run(PAGE);
  rmSync(folder, { recursive: true });
  if (process.exitCode) throw new Error(`a command ended with status ${process.exitCode}`);
  writeFileSync(cacheFile, usual);
  writeFileSync(pageCacheFile, script.createCachedData());
}

cacheCode();
