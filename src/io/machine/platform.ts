/** Where the platform keeps a user's data. */
import { join } from 'node:path';
import envPaths from 'env-paths';

/** The user's price books: `~/.local/share/ec2-vs-lambda/prices`, or where `XDG_DATA_HOME` and other platforms have it. */
export function platformFolder(): string {
  return join(envPaths('ec2-vs-lambda', { suffix: '' }).data, 'prices');
}
