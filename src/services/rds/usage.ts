import { running } from '../compute/running.js';
import { choice, count, flag, optional, otherwise, storageSize, word } from '../contract/field.js';
import { IOPS } from '../ebs/units.js';

export const usage = {
  class: word('The instance class.', 'db.t2.micro'),
  engine: choice(['mysql', 'postgresql'], 'The database engine.'),
  multiAz: otherwise('false', flag('A standby in another zone (Multi-AZ).'), 'シングル AZ'),
  count: otherwise('1', count('How many such instances.', '2', { whole: true }), '1 台'),
  ...running,
  purchase: otherwise('onDemand', choice(['onDemand'], 'How the instances are bought.'), 'オンデマンド'),
  storage: optional(storageSize('Storage of each instance.', '20 GB')),
  storageType: otherwise(
    'gp2',
    choice(['gp2', 'gp3', 'io1', 'magnetic'], 'The type of the storage.'),
    'ストレージは gp2',
  ),
  iops: optional(count('Provisioned I/O operations per second, in all; gp3 includes some.', '4000', { of: IOPS })),
  backup: optional(storageSize('Backups kept, of each instance; as much as its storage is free.', '30 GB')),
};
