/** What the system takes of the memory of an instance: as stated, else what the operating system asks for at least. */

import type { Formula } from '../../formula/node.js';
import { numberInWords } from '../../quantity/rational.js';
import { MB } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { MeteringContext } from '../contract/service.js';
import type { Machine } from './machine.js';

interface MemoryOfLoad {
  /** Of a request in flight. */
  readonly memory: Formula<MB> | undefined;
  readonly systemMemory: Formula<MB> | undefined;
}

export function systemMemoryOf(load: MemoryOfLoad, machine: Machine, context: MeteringContext): Formula<MB> {
  return load.systemMemory ?? context.rule(machine.systemMemory, MB);
}

/** What is taken for granted of the memory. */
export function memoryAssumed(load: MemoryOfLoad, machine: Machine, context: MeteringContext): Words[] {
  if (load.memory === undefined) return [NO_MEMORY];
  if (load.systemMemory !== undefined) return [];
  return [systemTakes(numberInWords(context.valueOf(systemMemoryOf(load, machine, context)), 0))];
}

/** Nobody said what the requests take, or nothing looks at it. */
export const NO_MEMORY: Words = {
  en: 'the memory of the instances suffices for the load',
  ja: 'インスタンスのメモリは負荷に対して十分とする',
};

export function systemTakes(mb: string): Words {
  return {
    en: `the system takes ${mb} MB of the memory of each instance (\`systemMemory\`)`,
    ja: `システムが各インスタンスで使うメモリは ${mb} MB（\`systemMemory\`）`,
  };
}

export function refuseFull(load: MemoryOfLoad, machine: Machine, context: MeteringContext): void {
  const { type } = machine;
  if (load.systemMemory !== undefined) {
    const message = {
      en: `\`systemMemory\` leaves nothing of the memory of ${type}`,
      ja: `\`systemMemory\` が ${type} のメモリをすべて使ってしまいます`,
    };
    const remedy = { en: 'take a larger type', ja: 'より大きいインスタンスタイプを使ってください' };
    context.refuse(['load', 'systemMemory'], { code: 'contradiction', message, remedy });
    return;
  }
  const mb = numberInWords(context.valueOf(systemMemoryOf(load, machine, context)), 0);
  const message = {
    en: `the system leaves nothing of the memory of ${type}: by default it takes ${mb} MB`,
    ja: `${type} のメモリはシステムだけで使い切られます（既定: ${mb} MB）`,
  };
  const remedy = {
    en: 'take a larger type, or say what the system takes (`systemMemory`)',
    ja: 'より大きいインスタンスタイプを使うか、システムが使う量を `systemMemory` で指定してください',
  };
  context.refuse(['load', 'memory'], { code: 'contradiction', message, remedy });
}
