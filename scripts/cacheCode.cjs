'use strict';
/** Runs each command once, without showing anything, and keeps what V8 compiled for it beside the bundle. */
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { cacheFile, load } = require('../bin/bundle.cjs');

const scenario = join(__dirname, '..', 'scenarios', 'campaign-site.yaml');

const RUNS = [
  ['compare', scenario],
  ['compare', scenario, '--lang', 'ja'],
  ['compare', scenario, '--format', 'json'],
  ['compare', scenario, '--format', 'html'],
  ['explain', scenario],
  ['check', scenario],
];

async function cacheCode() {
  rmSync(cacheFile, { force: true });
  const { main, script } = load();
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-'));
  for (const words of RUNS) await main([...words, '--output', join(folder, 'out')], '0.0.0');
  rmSync(folder, { recursive: true });
  if (process.exitCode) throw new Error(`a command ended with status ${process.exitCode}`);
  writeFileSync(cacheFile, script.createCachedData());
}

cacheCode();
