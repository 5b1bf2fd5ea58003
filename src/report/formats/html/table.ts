/** A table of a document as HTML, for eyes and for screen readers: every row and column has its header. */
import { type Cell, type Column, type Row, type Table, textOf } from '../../document/document.js';
import { type Html, html, NOTHING } from './html.js';

/** @param id of the caption, which names the region in which a wide table scrolls */
export function tableHtml(table: Table, id: string, note: string | undefined): Html {
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table>
<caption id="${id}">${table.name}</caption>
${headHtml(table)}
${bodyHtml(table)}
</table></div>${note === undefined ? NOTHING : html`<p class="note">${note}</p>`}`;
}

function headHtml({ columns }: Table): Html {
  return html`<thead><tr>${columns.map(headCell)}</tr></thead>`;
}

function headCell(column: Column): Html {
  const [name = '', ...rest] = column.head.split('\n');
  const unit = rest.length === 0 ? NOTHING : html` <span class="unit">${rest.join(' ')}</span>`;
  // The corner over the rows' own headers heads nothing by itself.
  if (column.head === '') return html`<td></td>`;
  return html`<th scope="col"${columnClass(column)}>${name}${unit}</th>`;
}

/** The rows, which the page's script draws anew when a quantity was moved. */
export function bodyHtml({ columns, rows }: Table): Html {
  return html`<tbody>${rows.map((row) => rowHtml(row, columns))}</tbody>`;
}

function rowHtml({ cells, kind, best = [] }: Row, columns: readonly Column[]): Html {
  const written = cells.map((cell, index) => cellHtml(cell, columns[index], index, best.includes(index)));
  return kind === undefined ? html`<tr>${written}</tr>` : html`<tr class="${kind}">${written}</tr>`;
}

function cellHtml(cell: Cell, column: Column | undefined, index: number, isBest: boolean): Html {
  const lines = textOf(cell).split('\n');
  const text = lines.map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
  if (index === 0) return html`<th scope="row"${columnClass(column)}>${text}</th>`;
  const classes = [isNumber(column) ? 'number' : '', isBest ? 'best' : ''].filter((name) => name !== '').join(' ');
  return classes === '' ? html`<td>${text}</td>` : html`<td class="${classes}">${text}</td>`;
}

/** Numbers stand to the right, and days are not broken. */
function columnClass(column: Column | undefined): Html {
  if (column?.kind === 'day') return html` class="day"`;
  return isNumber(column) ? html` class="number"` : NOTHING;
}

function isNumber(column: Column | undefined): boolean {
  return column?.kind === 'number' || column?.kind === 'money' || column?.kind === 'share';
}
