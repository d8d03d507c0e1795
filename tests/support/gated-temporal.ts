import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporalCli } from '../../scripts/temporal-cli';

/** A Temporal CLI with a gate before it: while the gate is shut, no server starts, however often it is asked to. */
export interface GatedTemporal {
  /** Give it as `TEMPORAL_CLI_PATH`. */
  readonly path: string;
  shut(): void;
  open(): void;
  remove(): void;
}

export async function gatedTemporal(): Promise<GatedTemporal> {
  const cli = await temporalCli();
  const folder = mkdtempSync(join(tmpdir(), 'helmi-gate-'));
  const gate = join(folder, 'shut');
  const path = join(folder, 'temporal');
  const script = `#!/bin/sh\nwhile [ "$1" = server ] && [ -e '${gate}' ]; do sleep 0.2; done\nexec '${cli}' "$@"\n`;
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return {
    path,
    shut: () => writeFileSync(gate, ''),
    open: () => rmSync(gate, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
