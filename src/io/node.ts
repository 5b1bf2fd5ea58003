/** What the library offers beside its pure part where Node's files are there. */

export { comparisonTable } from '../report/table.js';
export { terminalText } from '../report/terminal.js';
export { builtInBooks } from './builtInBooks.js';
export { printPdf } from './chromium.js';
export { countsReader } from './counts.js';
export { readSource } from './files.js';
