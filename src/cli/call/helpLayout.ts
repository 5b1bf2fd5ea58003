/**
 * How wide Japanese help is on the screen, and where its lines break. The widths of all other writing are in tables that take
 * longer to load than a comparison takes; help holds none of it.
 */

const WIDE = /[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

export function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** One letter of Japanese, or a word: each with what must not end a line before it, what must not begin one, and the space behind it. */
const PIECES =
  /[（「(]*(?![（「])[\u2e80-\ua4cf\uff00-\uff60][、。）」ー・]*\s*|[（「]*[^\s\u2e80-\ua4cf\uff00-\uff60]+[、。）」]*\s*|\s+/gu;

/** The text in lines of at most so many columns; Japanese breaks between any two letters, and Latin text between words. */
export function boxed(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => broken(line, width))
    .join('\n');
}

/** Between these a line may break. */
export function piecesOf(line: string): readonly string[] {
  return line.match(PIECES) ?? [];
}

function broken(line: string, width: number): string {
  const lines = [''];
  for (const piece of piecesOf(line)) {
    const last = lines.at(-1) ?? '';
    if (last === '' || columnsOf(last + piece.trimEnd()) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((one) => one.trimEnd()).join('\n');
}
