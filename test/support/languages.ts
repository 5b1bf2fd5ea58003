/** What a text must keep in another language. */

export function holdsJapanese(text: string): boolean {
  return /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]/.test(text);
}

/** Numbers, what stands between backquotes, options, what is put in, and ids such as `ec2/linux.t2.micro`. */
const NAMES = /\$\{[\w.]+\}|`[^`]+`|--[a-z-]+|[A-Za-z]\w*(?:[/.]\w+)+|\d[\d.,:]*\d|\d/g;

/** The names and numbers of a text that its other language doesn't have. */
export function lost(en: string, ja: string): string[] {
  return [...en.replaceAll('e.g. ', '').matchAll(NAMES)].map(([name]) => name).filter((name) => !ja.includes(name));
}
