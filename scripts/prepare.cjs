'use strict';
/**
 * npm installs a package from its repository as pre-commit does it by preparing it there (`prepare`; `prepack` isn't called then).
 * A checkout that is built already is left as it is, and one without what builds it too. For a global install npm leaves out what
 * builds (npm 11), so that it is installed here, as the lock file says.
 */
const { execSync } = require('node:child_process');
const { existsSync } = require('node:fs');

const { npm_config_global: isGlobal, npm_config_location: _, ...env } = process.env;
const run = (command) => execSync(command, { env, stdio: ['ignore', 'ignore', 'inherit'] });
const canBuild = () => existsSync('node_modules/tsdown');

if (!existsSync('dist')) {
  if (isGlobal === 'true' && !canBuild()) run('npm ci --include=dev --ignore-scripts --no-audit --no-fund');
  if (canBuild()) run('npm run --silent build');
}
