/** What carries quantities carries no doubles: every type that an answer is made of, down to the last property. */
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { compilerOptions } from '../support/examples.js';
import { ROOT } from '../support/run.js';

/** Answers of the library, and what is behind them. */
const CARRIERS = [
  'Comparison',
  'OptionBill',
  'Line',
  'RegionComparison',
  'ComparisonDiff',
  'CheckedExpectation',
  'Timeline',
  'Sweep',
  'BreakEven',
  'Frontier',
  'Optimum',
  'Uncertainty',
  'Derivation',
  'MeasuredDuration',
  'Counts',
];

/** Numbers that are no quantity, amount or count of a scenario, and what they are instead. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'Ahead.bound': 'a bound that a search found in doubles, told rounded away from what it bounds',
  'AmountExpectation.comparison.decimals': 'how many decimals are written',
  'RatioExpectation.comparison.decimals': 'how many decimals are written',
  'CashFlow.termMonths': 'a term of AWS, in whole months',
  'TermPayment.termMonths': 'a term of AWS, in whole months',
  'Horizon.years': 'whole years, a hundred at the most',
  'LackingYear.year': 'which of the years, counted from one',
  'OverHorizon.requirements.year': 'which of the years, counted from one',
  'Traffic.intervalSeconds': 'a minute, an hour or a day',
  'Counts.length': 'how many there are',
  'Counts.decimalsAt': 'how many decimals there are',
  'Counts.wholeAt': 'a whole number that a double holds, else a big integer',
  'BreakEven.othersLeft': 'how many ways to combine prices were not tried',
  'Sweep.othersLeft': 'how many ways to combine prices were not tried',
  'Frontier.rowsLeft': 'how many rows a search did not come to',
  'Grid.last': 'an index',
  'Quantity.operations': 'how many operations it takes to work out',
  'Sweep.size': 'how many rows there are',
  'OptimisedOption.billed': 'how many configurations were billed',
  'OptimisedOption.considered': 'how many configurations were considered',
  'OptimisedOption.left': 'how many configurations were not looked at',
  'Optimum.left': 'how many configurations were not looked at',
  'Rejection.count': 'how many configurations were rejected',
  'Step.number': 'the number of a step',
  'StepOperand.step': 'the number of a step',
  'Place.column': 'a place in a file',
  'Place.length': 'a place in a file',
  'Place.line': 'a place in a file',
  'Uncertainty.drawsLeft': 'how many draws were not made',
  'Uncertainty.notDrawn': 'how many prices and rules were not drawn',
  'Uncertainty.influencesLeft': 'of how many quantities the influence is not known',
  'UncertaintySettings.samples': 'how many draws are made',
  'UncertaintySettings.seed': 'where the draws begin',
  'UncertainOption.cheapestShare': 'a part of the draws, an estimate',
  'UncertainOption.impossibleShare': 'a part of the draws, an estimate',
  'UncertainOption.mean': 'of draws, an estimate',
  'UncertainOption.standardError': 'of draws, an estimate',
};

const SOURCE = join(ROOT, 'src/');
const ENTRY = join(SOURCE, 'index.ts');

/** What must be found. */
const WRONG = join(SOURCE, 'wrong.ts');
const WRONG_TEXT = `
export interface Wrong {
  readonly hours: number;
  readonly list: readonly { readonly amount: number | undefined }[];
  readonly byName: ReadonlyMap<string, Float64Array>;
  readonly name: string;
  rows(): Generator<Row>;
}
interface Row { readonly usd: 0 | 1 }
`;

function programOf(): ts.Program {
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) =>
    file === WRONG
      ? ts.createSourceFile(file, WRONG_TEXT, ts.ScriptTarget.ESNext)
      : getSourceFile.call(host, file, ...rest);
  return ts.createProgram([ENTRY, WRONG], options, host);
}

const program = programOf();

/** Properties that are numbers, however deep in it. */
function numbersOf(names: readonly string[]): string[] {
  const checker = program.getTypeChecker();
  const exported = [ENTRY, WRONG].flatMap((file) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
    return module === undefined ? [] : checker.getExportsOfModule(module);
  });
  const found = new Set<string>();
  const seen = new Set<ts.Type>();
  const isOurs = (symbol: ts.Symbol) =>
    symbol.declarations?.some((one) => one.getSourceFile().fileName.startsWith(SOURCE)) === true;
  const visit = (type: ts.Type, path: string): void => {
    if (type.isUnionOrIntersection()) {
      for (const part of type.types) visit(part, path);
      return;
    }
    const { symbol } = type;
    const name = symbol?.name ?? '';
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0 || /^Float(32|64)Array$/.test(name)) found.add(path);
    if (seen.has(type)) return;
    seen.add(type);
    for (const argument of checker.getTypeArguments(type as ts.TypeReference)) visit(argument, path);
    for (const signature of type.getCallSignatures()) visit(signature.getReturnType(), path);
    if (symbol === undefined || !isOurs(symbol)) return;
    const own = type.aliasSymbol?.name ?? (name.startsWith('__') ? path : name);
    for (const property of checker.getPropertiesOfType(type)) {
      const declared = property.valueDeclaration ?? property.declarations?.[0];
      // What begins so is the unit that a formula carries in its type alone.
      if (declared === undefined || property.name.startsWith('__@')) continue;
      const isPrivate = (ts.getCombinedModifierFlags(declared) & ts.ModifierFlags.Private) !== 0;
      if (!isPrivate && isOurs(property)) visit(checker.getTypeOfSymbol(property), `${own}.${property.name}`);
    }
  };
  for (const name of names) {
    const alias = exported.find((one) => one.name === name);
    if (alias === undefined) throw new Error(`nothing is called ${name}`);
    const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
    visit(checker.getDeclaredTypeOfSymbol(symbol), name);
  }
  return [...found].sort();
}

describe('what carries quantities', () => {
  it('carries no number but what is none of them, each with its reason', () => {
    expect(numbersOf(CARRIERS)).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  it('is looked through to the last property', () => {
    expect(numbersOf(['Wrong'])).toEqual(['Row.usd', 'Wrong.byName', 'Wrong.hours', 'Wrong.list.amount']);
  });
});
