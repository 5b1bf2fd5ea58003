/** All texts that ask for far more work than they look like. */
import { HEAVY_FORMULAS } from './heavyFormulas.js';
import type { Heavy } from './heavyScenario.js';
import { HEAVY_SHAPES } from './heavyShapes.js';
import { HEAVY_TEXTS } from './heavyTexts.js';

export const HEAVY: readonly Heavy[] = [...HEAVY_FORMULAS, ...HEAVY_SHAPES, ...HEAVY_TEXTS];
