/** What a price is billed by, of prices that no book need have: as services say that AWS's Price List describes them. */
import type { SkuPattern } from './contract/sku.js';
import { SKU_PATTERNS } from './skuPatterns.js';

const TERM = '(?:1year|3years)(?:Convertible)?\\.(?:none|partial|all)';

/** A plan's rate: of which service, and of which of its prices. */
const PLANNED = new RegExp(
  `^savingsPlans/\\w+\\.(?:(${Object.keys(SKU_PATTERNS).join('|')})\\.)?(.+)\\.(?:1year|3years)\\.(?:none|partial|all)$`,
);

interface Shape {
  readonly id: RegExp;
  readonly unit: string;
}

let shapes: readonly Shape[] | undefined;

/** @returns the unit as the books write it; undefined where no service describes such a price */
export function unitOfPrice(id: string): string | undefined {
  shapes ??= Object.entries(SKU_PATTERNS).flatMap(([service, patterns]) =>
    'none' in patterns ? [] : patterns.flatMap((pattern) => shapesOf(service, pattern)),
  );
  const planned = PLANNED.exec(id);
  const of = planned === null ? id : `${planned[1] ?? 'ec2'}/${planned[2]}`;
  return shapes.find((shape) => shape.id.test(of))?.unit;
}

function shapesOf(service: string, { price, unit, reserved }: SkuPattern): Shape[] {
  const own = { id: new RegExp(`^${service}/${shapeOf(price)}$`), unit };
  if (reserved === undefined) return [own];
  const of = `${shapeOf(reserved.of)}\\.${TERM}`;
  return [
    own,
    { id: new RegExp(`^${reserved.book}/(?:hours|effective)\\.${of}$`), unit: 'h' },
    { id: new RegExp(`^${reserved.book}/upfront\\.${of}$`), unit: 'reservation' },
  ];
}

/** Its types are formed as AWS's are; what else stands for an attribute may be any word. */
function shapeOf(price: string): string {
  return price
    .split(/(\{\w+\})/)
    .map((part) =>
      part === '{instanceType}'
        ? '(?:[a-z]+\\.)?[a-z][a-z0-9-]*\\.[a-z0-9-]+'
        : part.startsWith('{')
          ? '[\\w-]+'
          : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
}
