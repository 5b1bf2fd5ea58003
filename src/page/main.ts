/** The script of a page: it makes what stands there already movable. Without it the page says the same. */
import type { LiveData } from '../report/formats/html/liveData.js';
import { comparison } from './comparison.js';
import { scrollable } from './scrollable.js';

document.documentElement.classList.add('with-script');
for (const article of document.querySelectorAll<HTMLElement>('[data-comparison]')) {
  const data = document.getElementById(`${article.id}-data`)?.textContent;
  if (data) comparison(article, JSON.parse(data) as LiveData);
}
scrollable();
