import type { CaseInStory, Stage } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import * as forms from '../../scripts/stories/conference-forms';
import { untilConference, untilConvener } from '../../scripts/stories/s11';
import { withEngine } from '../support/engine-client';
import { type Installation, startInstallation } from '../support/installation';

let site: Installation;
let helmi: CaseInStory;
let conference: CaseInStory;

beforeAll(async () => {
  site = await startInstallation({}, { empty: true });
  const stage: Stage = { people: createPeople(site.base), tell: () => undefined };
  ({ helmi, conference } = await untilConvener(stage));
  await untilConference(stage, conference);
}, 300_000);
afterAll(() => site?.remove(), 90_000);

const stateOf = (workflowId: string) =>
  withEngine(site, async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name);
const terminate = (workflowId: string) =>
  withEngine(site, async (client) => {
    await client.workflow.getHandle(workflowId).terminate('stopped by hand in a test');
  });
const ofHelmi = () => `helmi-case-${helmi.id}`;
const ofConference = () => `helmi-fgc-${conference.id}`;

describe('a conference beside a case, at a real Temporal', () => {
  it('is a workflow of its own', async () => {
    expect(await stateOf(ofHelmi())).toBe('RUNNING');
    expect(await stateOf(ofConference())).toBe('RUNNING');
  });

  it('stopped by hand leaves Helmi running, and goes on with the next thing that people do', async () => {
    await terminate(ofConference());
    expect(await stateOf(ofHelmi())).toBe('RUNNING');
    await helmi.until('2027-03-19');
    await conference.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn('2027-03-18'));
    await conference.until('2027-03-19');
    expect((await conference.history()).at(-1)?.code).toBe('CLOCK_MOVED');
    expect(await stateOf(ofConference())).toBe('RUNNING');
  }, 60_000);

  it('goes on while Helmi is stopped by hand, and tells it how it stands all the same', async () => {
    await terminate(ofHelmi());
    expect(await stateOf(ofConference())).toBe('RUNNING');
    await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', forms.plan('2027-05-31'));
    await conference.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
    await conference.until('2027-06-18');
    const reports = (await helmi.history()).filter(({ code }) => code === 'CHILD_REPORTED');
    expect(reports).toHaveLength(6);
    await conference.complete('conv', 'G8_FOLLOW_UP', 'END', forms.followedUp('2027-06-18'));
    expect((await conference.now()).status).toBe('ENDED');
  }, 60_000);
});
