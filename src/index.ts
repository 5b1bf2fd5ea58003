/**
 * The library: pricing a scenario, without files, clock or terminal, in Node and in a browser. The books that the
 * package carries are read by `builtInBooks` of `ec2-vs-lambda/node`.
 */
export type { Books, PriceShard } from './book/book.js';
export { openBooks } from './book/open.js';
export { parsePriceShard } from './book/parsePrices.js';
export type { Doubt } from './book/snapshot.js';
export { type BreakEven, breakEven, type Frontier, frontier } from './compare/breakEven.js';
export type { OptimiseSettings } from './compare/candidates.js';
export { type CheckedExpectation, check } from './compare/check.js';
export { type Comparison, compare, type Line, type OptionBill } from './compare/compare.js';
export { type ComparisonDiff, diff } from './compare/diff.js';
export { type Optimum, optimise } from './compare/optimise.js';
export type { Said } from './compare/range.js';
export { compareRegions, type RegionComparison } from './compare/regions.js';
export { type CompiledRange, compiledRange, type Sweep, sweep } from './compare/sweep.js';
export { type Timeline, timeline } from './compare/timeline.js';
export { type Uncertainty, uncertainty } from './compare/uncertainty.js';
export type { Asked } from './compare/vary.js';
export { InputError, type Place, type Problem, type ProblemCode, type SourceText } from './errors.js';
export { type Bounds, boundsOf } from './formula/bounds.js';
export { type Compiled, compile } from './formula/compiled.js';
export { exactValue } from './formula/exact.js';
export { type Derivation, derive, type Step } from './formula/steps.js';
export { type MeasuredDuration, readPowerTuning } from './import/powerTuning.js';
export { type Day, parseDay } from './quantity/day.js';
export { type Rational, rational, toDecimal } from './quantity/rational.js';
export { breakEvenDocument } from './report/breakEven.js';
export { comparisonAnswer, comparisonDocument, comparisonRecords } from './report/comparison.js';
export { csvText } from './report/csv.js';
export { diffDocument } from './report/diff.js';
export type { Answer, Document, Part, Records, Shown, Table } from './report/document.js';
export { explanationDocument } from './report/explain.js';
export { frontierDocument } from './report/frontier.js';
export { answerPage } from './report/html/answerPage.js';
export { type Compared, comparisonPage } from './report/html/comparisonPage.js';
export { documentPage } from './report/html/documentPage.js';
export { comparisonJson } from './report/json.js';
export { markdownText } from './report/markdown.js';
export { optimumDocument } from './report/optimise.js';
export { problemsText } from './report/problems.js';
export { regionsDocument } from './report/regions.js';
export { sweepDocument } from './report/sweep.js';
export { timelineDocument } from './report/timeline.js';
export { uncertaintyDocument } from './report/uncertainty.js';
export { type Schema, scenarioSchema } from './scenario/schema.js';
export type { Settings } from './scenario/settings.js';
export type { Language, Words } from './words.js';
