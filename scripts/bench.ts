/** Measures the targets of docs/performance.md: `npm run bench`, `npm run bench -- T1 T3`, `npm run bench -- --quick`. */
import { machineLine } from './bench/cpu';
import { type Finding, table } from './bench/report';
import type { Measure, Scale } from './bench/run';
import { completions } from './bench/t1-completions';
import { finished } from './bench/t2-t3-t8-finished';
import { relay } from './bench/t4-relay';
import { morning } from './bench/t6-morning';
import { start } from './bench/t9-start';

const MEASURES: readonly Measure[] = [completions, finished, relay, morning, start];

async function main(words: readonly string[]): Promise<void> {
  const quick = words.includes('--quick');
  const known = MEASURES.flatMap(({ ids }) => ids);
  const wanted = words.filter((word) => !word.startsWith('-')).map((word) => word.toUpperCase());
  const unknown = [
    ...wanted.filter((id) => !known.includes(id)),
    ...words.filter((word) => word.startsWith('-') && word !== '--quick'),
  ];
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(', ')}. There are ${known.join(', ')} and --quick.\n`);
    process.exitCode = 64;
    return;
  }
  const scale: Scale = {
    quick,
    pick: (full, short) => (quick ? short : full),
    tell: (line) => process.stderr.write(`${line}\n`),
  };
  const began = Date.now();
  scale.tell(`${machineLine()}${quick ? ', quick run: for trying out, not for the record' : ''}`);
  const findings: Finding[] = [];
  for (const measure of MEASURES) {
    const ids = measure.ids.filter((id) => wanted.length === 0 || wanted.includes(id));
    if (ids.length === 0) continue;
    scale.tell(`${ids.join(', ')} …`);
    try {
      findings.push(...(await measure.run(scale)).filter(({ id }) => ids.includes(id)));
    } catch (error) {
      process.stderr.write(
        `${ids.join(', ')} could not be measured: ${error instanceof Error ? error.stack : 'failed'}\n`,
      );
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${table(findings)}\n\n${machineLine()}; ${Math.round((Date.now() - began) / 1_000)} s\n`);
}

// Child processes of a measure that failed half-way must not keep this one alive.
void main(process.argv.slice(2)).then(() => process.exit());
