/** What the library offers beside its pure part where Node's files are there. */

export { comparisonTable } from '../report/formats/terminal/table.js';
export { terminalText } from '../report/formats/terminal/terminal.js';
export { builtInBooks } from './books/builtInBooks.js';
export { readSource } from './files/files.js';
export { countsReader } from './files/importing.js';
export { printPdf } from './machine/chromium.js';
