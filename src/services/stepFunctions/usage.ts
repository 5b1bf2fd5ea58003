import { count } from '../contract/field.js';

export const usage = {
  transitions: count('State transitions of standard workflows in a month, retries among them.', '100,000'),
};
