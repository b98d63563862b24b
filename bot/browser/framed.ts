/**
 * In the frame of another site: tells that site how high the content is, so that it can make the frame fit. The height
 * is all it learns, and only the sites that the server allows can have the page in a frame.
 */
export function tellHeight(): void {
  if (window.parent === window) return;
  document.documentElement.dataset['framed'] = '';
  new ResizeObserver(() => {
    window.parent.postMessage({ guideHeight: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
  }).observe(document.body);
}
