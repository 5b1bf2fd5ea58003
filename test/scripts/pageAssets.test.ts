import { SCRIPT } from 'page-assets';
import { expect, it } from 'vitest';

it('a page knows how services call their units, and nothing else of the services', () => {
  expect(SCRIPT).toContain('notifications');
  expect(SCRIPT).not.toContain('durationByMemory');
});
