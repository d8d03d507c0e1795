/** Stops what `global-setup` started. */
async function globalTeardown(): Promise<void> {
  await globalThis.helmiTestServers?.stop();
}

// Jest asks for a module that is the function.
export = globalTeardown;
