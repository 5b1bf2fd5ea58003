import { VCPU } from '../../quantity/unit.js';
import { planPurchase } from '../compute/purchase.js';
import { running } from '../compute/running.js';
import { choice, count, memorySize, optional, otherwise, storageSize } from '../contract/field.js';

export const usage = {
  vcpu: count('Virtual CPUs of a task.', '0.25', { of: VCPU, positive: true }),
  memory: memorySize('Memory of a task.', '512 MB'),
  architecture: otherwise(
    'x86_64',
    choice(['x86_64', 'arm64'], 'The processor architecture.'),
    'アーキテクチャは x86_64',
  ),
  tasks: otherwise('1', count('How many tasks run at once.', '2', { whole: true }), '同時実行は 1 タスク'),
  ephemeralStorage: optional(storageSize('Storage of a task; what is beyond the included part is billed.', '30 GB')),
  ...running,
  purchase: planPurchase,
};
