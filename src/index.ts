/**
 * The library: pricing a scenario, without files, clock or terminal, in Node and in a browser. The books that the
 * package carries are read by `builtInBooks` of `ec2-vs-lambda/node`.
 */

export { type Comparison, compare, type Line, type OptionBill } from './bill/compare.js';
export type { PricingRequest } from './bill/vary.js';
export type { Books, PriceShard } from './book/book.js';
export { type LoadedParts, loadBooks } from './book/load.js';
export { openBooks } from './book/open.js';
export { parsePriceShard } from './book/parsePrices.js';
export type { Doubt } from './book/snapshot.js';
export { InputError, type Place, type Problem, type ProblemCode, type SourceText } from './errors.js';
export { type Bounds, boundsOf } from './formula/bounds.js';
export { type Compiled, compile } from './formula/compiled.js';
export { exactValue } from './formula/exact.js';
export { type Derivation, derive, type Step } from './formula/steps.js';
export { type MeasuredDuration, readPowerTuning } from './import/powerTuning.js';
export { type Names, withNames } from './mention.js';
export type { Counts } from './quantity/counts.js';
export { countsOf } from './quantity/countsMade.js';
export { type Day, parseDay } from './quantity/day.js';
export { type Rational, rational, toDecimal } from './quantity/rational.js';
export { check } from './questions/check/check.js';
export type { CheckedExpectation } from './questions/check/checked.js';
export type { OptimiseSettings } from './questions/choose/candidates.js';
export { type Commitments, commitments } from './questions/choose/commitment.js';
export { type Optimum, optimise } from './questions/choose/optimise.js';
export { compareRegions, type RegionComparison } from './questions/choose/regions.js';
export { type ComparisonDiff, diff } from './questions/diff/diff.js';
export { type BreakEven, breakEven } from './questions/range/breakEven.js';
export { type Frontier, frontier } from './questions/range/frontier.js';
export type { VarySettings } from './questions/range/range.js';
export { type CompiledRange, compiledRange, type Sweep, sweep } from './questions/range/sweep.js';
export { type Timeline, timeline } from './questions/time/timeline.js';
export { type Uncertainty, uncertainty } from './questions/uncertainty/uncertainty.js';
export { breakEvenDocument } from './report/answers/breakEven.js';
export { comparisonAnswer, comparisonDocument, comparisonRecords } from './report/answers/comparison.js';
export { comparisonJson } from './report/answers/comparisonJson.js';
export { diffDocument } from './report/answers/diff.js';
export { explanationDocument } from './report/answers/explain.js';
export { frontierDocument } from './report/answers/frontier.js';
export { optimumDocument } from './report/answers/optimise.js';
export { regionsDocument } from './report/answers/regions.js';
export { sweepDocument } from './report/answers/sweep.js';
export { timelineDocument } from './report/answers/timeline.js';
export { uncertaintyDocument } from './report/answers/uncertainty.js';
export type { Answer, Document, Part, Records, Shown, Table } from './report/document/document.js';
export { csvText } from './report/formats/csv/csv.js';
export { answerPage } from './report/formats/html/answerPage.js';
export { type Compared, comparisonPage } from './report/formats/html/comparisonPage.js';
export { documentPage } from './report/formats/html/documentPage.js';
export { markdownText } from './report/formats/markdown/markdown.js';
export { problemsText } from './report/formats/terminal/problems.js';
export { type ParsedScenario, parseScenario } from './scenario/parse.js';
export { type Schema, scenarioSchema } from './scenario/schema.js';
export type { Settings } from './scenario/settings.js';
export type { Language, Mention, Named, Words } from './words.js';
