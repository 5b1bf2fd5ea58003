/** How large a message, an event or a record may be on the day. */
import type { Formula } from '../../formula/node.js';
import { KB } from '../../quantity/unit.js';
import type { MeteringContext } from './service.js';

/** @param limit id of the rule, e.g. `sqs/requestMaximum` */
export function holdPayload(payload: Formula<typeof KB> | undefined, limit: string, context: MeteringContext): void {
  if (payload === undefined) return;
  context.atMost(['payload'], '`payload`', payload, context.rule(limit, KB, ['payload']));
}
