import { VCPU } from '../../quantity/unit.js';
import { planPurchase } from '../compute/purchaseUsage.js';
import { running } from '../compute/running.js';
import { choice, count, memorySize, optional, storageSize, withDefault } from '../contract/field.js';

export const usage = {
  vcpu: count({ en: 'Virtual CPUs of a task.', ja: '1 タスクの仮想 CPU 数。' }, '0.25', { of: VCPU, positive: true }),
  memory: memorySize({ en: 'Memory of a task.', ja: '1 タスクのメモリ。' }, '512 MB'),
  architecture: withDefault(
    'x86_64',
    choice(['x86_64', 'arm64'], { en: 'The processor architecture.', ja: 'プロセッサのアーキテクチャ。' }),
    'アーキテクチャは x86_64',
  ),
  tasks: withDefault(
    '1',
    count({ en: 'How many tasks run at once.', ja: '同時に動くタスク数。' }, '2', { whole: true }),
    '同時実行は 1 タスク',
  ),
  ephemeralStorage: optional(
    storageSize(
      {
        en: 'Storage of a task; what is beyond the included part is billed.',
        ja: '1 タスクのストレージ。無料で含まれる分を超えると課金されます。',
      },
      '30 GB',
    ),
  ),
  ...running,
  purchase: planPurchase,
};
