import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { createDataConverter } from '../../platform/temporal';
import { CaseInStory, type Stage } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import * as forms from '../../scripts/stories/forms';
import { ensureWorkflowBundle } from '../../scripts/workflow-bundle';
import { quieten } from '../support/engine';
import { keyringOf, withEngine } from '../support/engine-client';
import { namesOf } from '../support/history';
import { type Installation, startInstallation } from '../support/installation';
import { oldRelease } from '../support/old-release';

const START = '2026-11-23T08:15:00.000Z';
/** The release before had misread the rule of three attempts, and gave other lengths to two steps. */
const BEFORE = [
  {
    file: 'pathways/helmi/rules/consent.ts',
    now: /if \(days >= \w+ && channels >= \w+\) return null;/,
    before: 'if (days >= 2) return null;',
  },
  { file: 'pathways/sla.ts', now: /P2_SCREENING: wd\('COORD', 5\),/, before: "P2_SCREENING: wd('COORD', 4)," },
  { file: 'pathways/sla.ts', now: /P4_ASSESSMENT: wd\('NURSE', 15\),/, before: "P4_ASSESSMENT: wd('NURSE', 12)," },
] as const;

let site: Installation;
let stage: Stage;
let removeRelease: () => void;
/** Given up after two attempts, as the rule of then allowed. */
let givenUp: CaseInStory;
/** In the middle of its attempts when the release is changed. */
let open: CaseInStory;
const recorded = new Map<string, string>();

beforeAll(async () => {
  const release = oldRelease(BEFORE);
  removeRelease = release.remove;
  site = await startInstallation({}, { root: release.root, empty: true });
  stage = { people: createPeople(site.base), tell: () => undefined };
}, 300_000);
afterAll(async () => {
  await site?.remove();
  removeRelease?.();
}, 90_000);

/** A family that is called twice, on two days, and isn't reached. */
async function twoAttempts(recordRef: string): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, START, { child: { recordRef } });
  expect((await story.open('P2_SCREENING')).dueOn).toBe('2026-11-27');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  for (const date of ['2026-11-24', '2026-11-25']) {
    await story.until(date);
    await story.entry('coord', 'ATTEMPT', { date, channel: 'CALL', reached: false });
  }
  return story;
}

const workflowOf = (story: CaseInStory): string => `helmi-case-${story.id}`;

describe('a rule that was corrected between two releases', () => {
  it('was wrong before: after two attempts a family counted as not reached', async () => {
    givenUp = await twoAttempts('RULE-1');
    open = await twoAttempts('RULE-2');
    await givenUp.complete('coord', 'P3B_CONSENT', 'NO_CONTACT');
    expect((await givenUp.open('P3B_NO_CONTACT_RSW')).status).toBe('OPEN');
    await withEngine(site, async (client) => {
      for (const story of [givenUp, open]) {
        const history = await client.workflow.getHandle(workflowOf(story)).fetchHistory();
        recorded.set(workflowOf(story), historyToJSON(history));
      }
    });
  }, 90_000);

  it('replays what was recorded before under the code of now', async () => {
    const histories = [...recorded].map(([workflowId, json]) => ({
      workflowId,
      history: historyFromJSON(JSON.parse(json)),
    }));
    const dataConverter = createDataConverter(
      { payload: { keyring: keyringOf(site), requireEncrypted: true } },
      { place: 'any' },
    );
    const codePath = await ensureWorkflowBundle();
    let replayed = 0;
    quieten();
    const options = { workflowBundle: { codePath }, dataConverter };
    for await (const { error } of Worker.runReplayHistories(options, histories)) {
      expect(error).toBeUndefined();
      replayed += 1;
    }
    expect(replayed).toBe(2);
  }, 90_000);

  it('holds for the open case from then on, and takes back nothing that was done before', async () => {
    await site.stop();
    site = await startInstallation({}, { like: site });
    stage = { people: createPeople(site.base), tell: () => undefined };
    open = open.told(stage);
    givenUp = givenUp.told(stage);
    await expect(open.complete('coord', 'P3B_CONSENT', 'NO_CONTACT')).rejects.toMatchObject({
      status: 422,
      code: 'too_few_attempts',
    });
    expect((await givenUp.open('P3B_NO_CONTACT_RSW')).status).toBe('OPEN');
    await open.until('2026-11-26');
    await open.entry('coord', 'ATTEMPT', { date: '2026-11-26', channel: 'SMS', reached: true });
  }, 300_000);

  it('leaves the case its own deadlines; only new cases have the new ones', async () => {
    await open.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-11-26'));
    // Twelve working days from 26 November, Independence Day on a Sunday between them.
    expect((await open.open('P4_ASSESSMENT')).dueOn).toBe('2026-12-14');
    const fresh = await CaseInStory.refer(stage, START, { child: { recordRef: 'RULE-3' } });
    expect((await fresh.open('P2_SCREENING')).dueOn).toBe('2026-11-30');
    const snapshots = await site.query<{ n: number }>('SELECT count(DISTINCT snapshot_hash)::int AS n FROM case_file');
    expect(snapshots).toEqual([{ n: 2 }]);
  }, 90_000);

  it('lets the workflows that began before go on without one failed task: alarms come, and the engine’s history grows', async () => {
    await open.until('2026-12-16');
    const levels = (await open.history()).filter(
      ({ code, stepCode }) => code === 'ESCALATED' && stepCode === 'P4_ASSESSMENT',
    );
    expect(levels.map(({ at }) => at.slice(0, 10))).toEqual(['2026-12-15']);
    await withEngine(site, async (client) => {
      for (const story of [givenUp, open]) {
        const names = namesOf(await client.workflow.getHandle(workflowOf(story)).fetchHistory());
        expect(names.filter((name) => /FAILED|TIMED_OUT|TERMINATED/.test(name))).toEqual([]);
      }
    });
  }, 90_000);
});
