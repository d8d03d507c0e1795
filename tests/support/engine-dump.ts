/** Everything that an installation's Temporal server holds: whole histories as stored, and every payload opened. */
import type { Payload } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { createCodec } from '../../platform/codec';
import { keyringOf, withEngine } from './engine-client';
import type { Installation } from './installation';

export interface EngineDump {
  readonly workflows: number;
  /** Histories, descriptions and lists in the engine's own bytes. */
  readonly stored: readonly Buffer[];
  /** What would lie there with the codec off. */
  readonly opened: readonly Buffer[];
}

export async function dumpEngine(site: Installation): Promise<EngineDump> {
  const codec = createCodec({ keyring: keyringOf(site), requireEncrypted: false, compareContext: false });
  const stored: Buffer[] = [];
  const opened: Buffer[] = [];
  let workflows = 0;
  await withEngine(site, async (client) => {
    for await (const { workflowId, runId, raw } of client.workflow.list()) {
      workflows += 1;
      const handle = client.workflow.getHandle(workflowId, runId);
      const history = await handle.fetchHistory();
      const described = (await handle.describe()).raw;
      stored.push(Buffer.from(temporal.api.history.v1.History.encode(history).finish()));
      stored.push(Buffer.from(JSON.stringify([raw, described])));
      for (const payload of payloadsIn([history, raw, described])) opened.push(...(await opening(codec, payload)));
    }
  });
  return { workflows, stored, opened };
}

async function opening(codec: ReturnType<typeof createCodec>, payload: Payload): Promise<Buffer[]> {
  const plain = await codec.decode([payload]);
  return plain.flatMap(({ data, metadata }) => [
    Buffer.from(data ?? []),
    ...Object.values(metadata ?? {}).map((value) => Buffer.from(value)),
  ]);
}

function payloadsIn(value: unknown, found: Payload[] = [], seen = new Set<unknown>()): Payload[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) return found;
  seen.add(value);
  if (isPayload(value)) found.push(value);
  else for (const each of Object.values(value)) payloadsIn(each, found, seen);
  return found;
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && 'data' in value && ArrayBuffer.isView(value.data);
}
