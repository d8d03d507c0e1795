import { randomUUID } from 'node:crypto';
import { STORIES } from './stories';
import { CallFailed, createPeople } from './stories/client';
import { runningInstallation } from './stories/running-installation';

/** `npm run story [name]`: plays a story through the public API of a running installation and prints its history. */
async function main(name: string): Promise<void> {
  const story = STORIES[name];
  if (story === undefined) {
    console.error(`no such story: ${name}. Stories:`);
    for (const [known, { about }] of Object.entries(STORIES)) console.error(`  ${known.padEnd(6)} ${about}`);
    process.exitCode = 2;
    return;
  }
  const people = createPeople(runningInstallation());
  console.log(`Story ${name}: ${story.about}\n`);
  // A child of its own for every telling: one child has one case in work.
  const recordRef = `STORY-${name.toUpperCase()}-${randomUUID().slice(0, 8)}`;
  const played = await story.play({ people, tell: (line) => console.log(line) }, { child: { recordRef } });
  const { reference, status, closeReason } = await played.now();
  console.log(`\n${reference}: ${status}${closeReason === null ? '' : ` (${closeReason})`}`);
}

main(process.argv[2] ?? 's1').catch((error: unknown) => {
  if (error instanceof CallFailed) console.error(`The service answered: ${error.message}`);
  else
    console.error(
      `The installation can't be reached: ${error instanceof Error ? error.message : 'unknown'}. Is npm start running?`,
    );
  process.exitCode = 1;
});
