/**
 * A plugin of Stryker: what people read is not mutated. Test/words and the tests of each message hold texts; that another
 * text stands in one is no fault of a figure.
 */

/** What is looked at of Babel's nodes. */
interface Syntax {
  readonly type: string;
  readonly name?: string;
  readonly callee?: Syntax;
  readonly key?: Syntax;
  readonly properties?: readonly Syntax[];
  readonly value?: string | { readonly cooked?: string };
  readonly quasis?: readonly Syntax[];
}

interface Path {
  readonly node: Syntax;
  readonly key?: unknown;
  readonly listKey?: unknown;
  readonly parentPath?: Path | null;
}

const LANGUAGES = ['en', 'ja'];
const ERRORS = /Error$/;

/** Why a node and all in it is left as it is; undefined where it is mutated. */
export function leftAlone({ node, listKey, parentPath }: Path): string | undefined {
  if (node.type === 'ObjectExpression' && isWords(node)) return 'a text in each language';
  const thrown = listKey === 'arguments' && parentPath?.node.type === 'NewExpression';
  if (thrown && ERRORS.test(parentPath.node.callee?.name ?? '') && isText(node)) return 'the text of an error';
  if (isText(node) && isCode(node)) return 'the name of a thing in a message';
  return undefined;
}

/** Between backquotes (`Code` of src/words.ts). */
function isCode({ value, quasis = [] }: Syntax): boolean {
  const whole = typeof value === 'string' ? value : quasis.map((part) => rawOf(part)).join('x');
  return whole.length > 2 && whole.startsWith('`') && whole.endsWith('`');
}

function rawOf({ value }: Syntax): string {
  return (typeof value === 'string' ? value : (value?.cooked ?? '')) || 'x';
}

function isWords({ properties = [] }: Syntax): boolean {
  return properties.length === LANGUAGES.length && properties.every(({ key }) => LANGUAGES.includes(key?.name ?? ''));
}

function isText({ type }: Syntax): boolean {
  return type === 'StringLiteral' || type === 'TemplateLiteral';
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'texts', value: { shouldIgnore: leftAlone } }];
