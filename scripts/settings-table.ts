import { writeFileSync } from 'node:fs';
import { describeSettings } from '../platform/settings';

/** The page of all settings, as Markdown, from the one place where they are declared. */
export function settingsPage(): string {
  const cell = (text: string) => text.replace(/[|<]/g, '\\$&');
  const rows = describeSettings().map(
    ({ name, meaning, preset, secret }) =>
      `| \`${name}\` | ${cell(meaning)} | ${cell(preset)} | ${secret ? `\`${name}_FILE\`` : ''} |`,
  );
  return [
    '# Settings',
    '',
    'Settings come from the environment and are checked together when a process starts: every fault is listed in one go,',
    'and the exit code is 78. A `HELMI_` name that is not in this table is a fault too, so a typing error is not passed',
    'over. Empty values count as absent. A secret can be given as a file instead: its path in the name of the last column.',
    '',
    '| setting | meaning | when absent | as a file |',
    '|---|---|---|---|',
    ...rows,
    '',
    'Written by `npx tsx scripts/settings-table.ts` from `platform/settings.ts`; a test compares the two.',
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync('docs/settings.md', settingsPage());
