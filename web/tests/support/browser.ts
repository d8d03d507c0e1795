import { TextDecoder, TextEncoder } from 'node:util';

// What every browser has and the stand-in lacks.
Object.assign(globalThis, { TextEncoder, TextDecoder });
HTMLCanvasElement.prototype.getContext = () => null;
class SilentChannel {
  onmessage: unknown = null;
  postMessage(): void {}
  close(): void {}
}
Object.assign(globalThis, { BroadcastChannel: globalThis.BroadcastChannel ?? SilentChannel });
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});
Object.assign(Element.prototype, { scrollIntoView: () => undefined });
