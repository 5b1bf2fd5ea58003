/** Rows of separated values (RFC 4180 and what spreadsheets save), by papaparse. */
import Papa from 'papaparse';

/** @param lines whole ones; a line end after the last is none of its rows */
export function csvRows(lines: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(lines, { delimiter });
  const last = data.at(-1);
  return last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data;
}

/** Takes bytes of any size and gives rows as `data`; empty lines are none. Node's streams. */
export function csvRowStream() {
  return Papa.parse(Papa.NODE_STREAM_INPUT, { skipEmptyLines: true });
}
