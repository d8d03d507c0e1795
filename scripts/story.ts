import { randomUUID } from 'node:crypto';
import { STORIES } from './stories';
import { CallFailed, createPeople } from './stories/client';
import { runningInstallation } from './stories/running-installation';

/** `npm run story [name|all]`: plays a story through the public API of a running installation and prints its history. */
async function main(name: string): Promise<void> {
  if (name === 'all') return tellAll();
  if (STORIES[name] === undefined) {
    console.error(`no such story: ${name}. Stories:`);
    for (const [known, { about }] of Object.entries(STORIES)) console.error(`  ${known.padEnd(8)} ${about}`);
    console.error(`  ${'all'.padEnd(8)} each of them in turn`);
    process.exitCode = 2;
    return;
  }
  if (!(await tell(name))) process.exitCode = 1;
}

async function tellAll(): Promise<void> {
  let told = 0;
  for (const name of Object.keys(STORIES)) {
    if (await tell(name)) told += 1;
    console.log('');
  }
  const failed = Object.keys(STORIES).length - told;
  console.log(`${told} told, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** True where the story came to its end. */
async function tell(name: string): Promise<boolean> {
  const story = STORIES[name];
  if (story === undefined) return false;
  console.log(`Story ${name}: ${story.about}\n`);
  // A child of its own for every telling: one child has one case in work.
  const recordRef = `STORY-${name.toUpperCase()}-${randomUUID().slice(0, 8)}`;
  try {
    const people = createPeople(runningInstallation());
    const played = await story.play({ people, tell: (line) => console.log(line) }, { child: { recordRef } });
    const { reference, status, closeReason } = await played.now();
    console.log(`\n${reference}: ${status}${closeReason === null ? '' : ` (${closeReason})`}`);
    return true;
  } catch (error) {
    console.error(whatWentWrong(error));
    return false;
  }
}

function whatWentWrong(error: unknown): string {
  if (error instanceof CallFailed) return `The service answered: ${error.message}`;
  const words = error instanceof Error ? error.message : 'unknown';
  return error instanceof TypeError
    ? `The installation can't be reached: ${words}. Is npm start running?`
    : `The story broke off: ${words}`;
}

void main(process.argv[2] ?? 's1');
