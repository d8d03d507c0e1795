/** Stops what `browser-setup` started. */
async function browserTeardown(): Promise<void> {
  await globalThis.helmiTestStand?.remove();
}

// Jest asks for a module that is the function.
export = browserTeardown;
