/** The memory of a function, as AWS's prices take it. */
import { called, inUnit } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import type { GB, MB } from '../../quantity/unit.js';

export function memoryOf({ memory }: { readonly memory: Formula<MB> }): Formula<GB> {
  return called({ en: 'memory', ja: 'メモリ' }, inUnit(memory, 'MB', 'GB'));
}
