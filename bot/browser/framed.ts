/**
 * In a frame of another site: tells that site the content's height, so that the frame fits. It learns nothing else, and
 * only sites that the server allows can show the page in a frame.
 */
export function tellHeight(): void {
  if (window.parent === window) return;
  document.documentElement.dataset['framed'] = '';
  new ResizeObserver(() => {
    window.parent.postMessage({ guideHeight: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
  }).observe(document.body);
}
