'use strict';
/**
 * npm installs a package from its repository as pre-commit does it by preparing it there (`prepare`; `prepack` isn't called then).
 * A checkout that is built already is left as it is, and one without what builds it too.
 */
const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');

if (!existsSync('dist') && existsSync('node_modules/tsdown')) {
  execFileSync('npm run --silent build', { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
}
