/** Derivations as JSON: every step with its operands, every input, rule and price with its day and source. */
import type { Comparison, Line, OptionBill } from '../../bill/compare.js';
import type { NamedFigure } from '../../bill/figures.js';
import type { Leaf } from '../../formula/node.js';
import type { Step } from '../../formula/steps.js';
import { multiply } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import { derivedWithin, type StepsLeft, stepsOfAnswer } from '../document/derivation.js';
import { decimal, FORMAT_VERSION } from './comparisonJson.js';

export function explainJson(
  parts: readonly { option: OptionBill; parts: readonly (Line | NamedFigure)[] }[],
  { scenario }: Comparison,
): object {
  const left = stepsOfAnswer();
  return {
    formatVersion: FORMAT_VERSION,
    scenario: scenario.title.en,
    region: scenario.region,
    asOf: scenario.asOf,
    options: parts.map(({ option, parts: own }) => ({
      name: option.name,
      lines: own.map((part) => partJson(part, left)),
    })),
  };
}

function partJson(part: Line | NamedFigure, left: StepsLeft): object {
  const { steps, leaves } = derivedWithin(part.formula, left);
  return {
    ...('figure' in part
      ? { figure: part.figure }
      : { component: part.component, service: part.service, meter: part.meter.en }),
    usd: decimal(part.usd),
    steps: steps.map(stepJson),
    values: leaves.flatMap(leafJson),
  };
}

function stepJson({ number, operation, value, operands, tiers }: Step): object {
  return {
    step: number,
    operation: operation.kind === 'round' ? `round ${operation.mode}` : operation.kind,
    ...(operation.name === undefined ? {} : { name: operation.name.en }),
    value: decimal(value),
    unit: unitName(operation.unit),
    operands: operands.map(({ node, value: own, step }) => ({
      ...(step === undefined ? {} : { step }),
      ...('id' in node ? { id: node.id } : {}),
      value: decimal(own),
      unit: unitName(node.unit),
    })),
    ...(tiers === undefined
      ? {}
      : {
          tiers: tiers.map((tier) => ({
            from: decimal(tier.from),
            quantity: decimal(tier.quantity),
            usdPerUnit: decimal(tier.usdPerUnit),
            usd: decimal(tier.usd),
          })),
        }),
  };
}

function leafJson(leaf: Leaf): object[] {
  if (leaf.kind === 'constant') return [];
  const { kind, id } = leaf;
  const unit = unitName(leaf.unit);
  if (leaf.kind === 'input') return [{ kind, id, value: decimal(leaf.value), unit, written: leaf.written }];
  if (leaf.kind === 'rule') return [{ kind, id, value: decimal(leaf.value), unit, ...leaf.provenance }];
  const tiers = leaf.tiers.map(({ upTo, usd }) => ({
    ...(upTo === undefined ? {} : { upTo: decimal(upTo) }),
    usd: usd === undefined ? null : decimal(multiply(usd, leaf.publishedPer)),
  }));
  return [{ kind, id, per: decimal(leaf.publishedPer), unit, tiers, ...leaf.provenance }];
}
