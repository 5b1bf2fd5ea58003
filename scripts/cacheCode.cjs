'use strict';
/** Runs commands without showing anything, and keeps what V8 compiled for them beside each part of the command line. */
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { cacheFile, load } = require('../bin/bundle.cjs');

const scenario = join(__dirname, '..', 'scenarios', 'campaign-site.yaml');

const CALLS = [
  ['compare', scenario],
  ['compare', scenario, '--lang', 'ja'],
  ['compare', scenario, '--format', 'json'],
  ['explain', scenario],
  ['check', scenario],
  ['compare', scenario, '--format', 'html'],
  ['compare', scenario, '--format', 'xlsx'],
  ['break-even', scenario, '--vary', 'uploads'],
  ['timeline', scenario],
];

async function cacheCode() {
  const { main, parts } = load();
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-'));
  for (const words of CALLS) await main([...words, '--output', join(folder, 'out')], '0.0.0');
  rmSync(folder, { recursive: true });
  if (process.exitCode) throw new Error(`a command ended with status ${process.exitCode}`);
  for (const [name, { script }] of parts) writeFileSync(cacheFile(name), script.createCachedData());
}

cacheCode();
