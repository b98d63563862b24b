import type { QrCode } from '../web/pages/qr.js';

/** Draws QR codes. Its script is loaded at first use; until then it returns null. */
export function createCodes(address: string, loaded: () => void): (text: string) => QrCode | null {
  let draw: ((text: string) => QrCode) | null = null;
  let asked = false;
  return (text) => {
    if (!draw && !asked) {
      asked = true;
      import(address).then(
        (module: typeof import('../web/pages/qr.js')) => {
          draw = module.qrCode;
          loaded();
        },
        () => (asked = false),
      );
    }
    return draw ? draw(text) : null;
  };
}
