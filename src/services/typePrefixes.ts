/** Whose an instance type is, by what its name begins with: `db.t3.micro`, `cache.t3.micro`, `t3.micro`. */
import { SERVICES } from './registry.js';

const BY_PREFIX = [...SERVICES.values()]
  .flatMap(({ name, typePrefix }) => (typePrefix === undefined ? [] : [{ name, typePrefix }]))
  .sort((a, b) => b.typePrefix.length - a.typePrefix.length);

/** The service whose prefix says the most of the name. */
export function serviceOfType(type: string): string {
  return BY_PREFIX.find(({ typePrefix }) => type.startsWith(typePrefix))?.name ?? '';
}
