/** Before the tests: gets a browser for those that need one where the machine has none, and says what to do where it can't. */
import { execSync } from 'node:child_process';
import { findBrowser } from '../src/io/machine/chromium.js';

/** 89 MB, so it is no dependency; @sparticuz/chromium ships a headless Chromium for Linux within the package. */
const SHIPPED = '@sparticuz/chromium@153.0.0';

if (!hasBrowser() && !hasShipped()) {
  try {
    if (process.platform !== 'linux') throw new Error('the package has one for Linux only');
    console.error(`The tests in a browser find none; installing ${SHIPPED} (89 MB) for them.`);
    execSync(`npm install --no-save --no-audit --no-fund ${SHIPPED}`, { stdio: 'inherit' });
  } catch (error) {
    console.error(`The tests in a browser will be skipped (${(error as Error).message}).`);
    console.error(
      'Install one, e.g. `apt install chromium`, `brew install --cask chromium`, or name one in CHROME_PATH.',
    );
  }
}

function hasBrowser(): boolean {
  try {
    return findBrowser() !== '';
  } catch {
    return false;
  }
}

function hasShipped(): boolean {
  try {
    return import.meta.resolve('@sparticuz/chromium') !== '';
  } catch {
    return false;
  }
}
