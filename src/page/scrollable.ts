/** What is wider than the screen scrolls, and only then the keyboard stops at it. */
export function scrollable(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('.scroll')];
  const look = () => {
    for (const region of regions) {
      if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
      else region.removeAttribute('tabindex');
    }
  };
  // Looks once at the beginning too, when the page has been laid out anyway.
  new ResizeObserver(look).observe(document.documentElement);
  document.addEventListener('drawn', look);
}
