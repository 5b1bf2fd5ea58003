/** A failing text made smaller while it fails the same way (delta debugging: Zeller, Hildebrandt, 2002). */

/** A text that hangs costs its whole patience at each try. */
export interface Effort {
  readonly mostTries: number;
}

/** @param fails whether a text has the fault too */
export async function smallest(
  text: string,
  fails: (text: string) => Promise<boolean>,
  { mostTries }: Effort,
): Promise<string> {
  let best = [...text];
  let tries = 0;
  for (let parts = 2; best.length > 1 && tries < mostTries; ) {
    const size = Math.ceil(best.length / parts);
    let isSmaller = false;
    for (let at = 0; at < best.length && tries < mostTries; at += size) {
      const rest = [...best.slice(0, at), ...best.slice(at + size)];
      tries += 1;
      if (rest.length < best.length && (await fails(rest.join('')))) {
        best = rest;
        isSmaller = true;
        break;
      }
    }
    if (isSmaller) parts = Math.max(2, parts - 1);
    else if (size === 1) break;
    else parts = Math.min(best.length, parts * 2);
  }
  return best.join('');
}
