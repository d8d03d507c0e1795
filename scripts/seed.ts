import { z } from 'zod';
import { CaseInStory, type Stage } from './stories/case-in-story';
import { CallFailed, createPeople } from './stories/client';
import { runningInstallation } from './stories/running-installation';
import { untilAssessment, untilService } from './stories/s1';

const SEEDS = [
  {
    // Waits for the coordinator's screening.
    child: { givenName: 'Leyla', familyName: 'Training', recordRef: 'SEED-0001', dateOfBirth: '2014-02-11' },
    play: (stage: Stage, child: object) =>
      CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', { child: child as never }),
  },
  {
    // Waits for the nurse.
    child: { givenName: 'Omar', familyName: 'Training', recordRef: 'SEED-0002', dateOfBirth: '2012-09-30' },
    play: (stage: Stage, child: object) => untilAssessment(stage, { child: child as never }),
  },
  {
    // All three disciplines are at work.
    child: { givenName: 'Amina', familyName: 'Training', recordRef: 'SEED-0003', dateOfBirth: '2013-05-14' },
    play: (stage: Stage, child: object) => untilService(stage, { child: child as never }),
  },
] as const;

const Cases = z.object({
  items: z.array(z.object({ id: z.string(), status: z.string(), training: z.boolean() })),
  nextCursor: z.string().nullable(),
});

/** Leaves three training cases at three stages, made through the public API like any other; what is there already stays. */
async function main(): Promise<void> {
  const people = createPeople(runningInstallation());
  const tl = await people.as('tl');
  for (const { child, play } of SEEDS) {
    try {
      const story = await play({ people, tell: () => undefined }, child);
      const { reference, status } = await story.now();
      console.log(`${reference}: ${status}`);
    } catch (error) {
      // The child's case is in work already: an earlier seeding made it.
      if (!(error instanceof CallFailed) || error.code !== 'case_in_work') throw error;
      await discardDraft();
    }
  }
  const { items } = Cases.parse(await tl.get('/cases?limit=100'));
  console.log(`${items.filter((item) => item.training).length} training case(s)`);

  /** The draft that could not be sent is thrown away again. */
  async function discardDraft(): Promise<void> {
    const rsw = await people.as('rsw');
    const { items: drafts } = Cases.parse(await rsw.get('/cases?status=DRAFT&limit=100'));
    for (const draft of drafts) if (draft.training) await rsw.send('DELETE', `/referrals/${draft.id}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the training cases could not be made');
  process.exitCode = 1;
});
