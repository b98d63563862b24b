import type { Page } from 'playwright-core';

/**
 * How many words stand in view: those of `main` and the text field's prompt, without what is folded, what only screen
 * readers hear, and what `apart` (a selector) holds.
 */
export async function wordsInView(page: Page, apart = 'none'): Promise<number> {
  return page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const texts = [document.querySelector('#message')?.placeholder ?? ''];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element.closest(${JSON.stringify(`.unseen, .print-only, ${apart}`)})) continue;
      if (element.checkVisibility()) texts.push(node.data);
    }
    return texts.join(' ').split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  })()`) as Promise<number>;
}

/** Where each element of a selector ends, in pixels below the header, in the order of the page. */
export async function endsBelowHeader(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(`(() => {
    const header = document.querySelector('#header').getBoundingClientRect().bottom;
    return [...document.querySelectorAll(${JSON.stringify(selector)})]
      .filter((element) => element.checkVisibility())
      .map((element) => Math.ceil(element.getBoundingClientRect().bottom - header));
  })()`) as Promise<number[]>;
}
