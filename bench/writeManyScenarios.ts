/** `node build/writeManyScenarios.mjs FOLDER [COUNT]`: writes them, to be looked at or measured by hand. */
import { writeManyScenarios } from './manyScenarios.js';

const [folder, count = '1000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder?');
writeManyScenarios(folder, Number(count));
