import type { Client } from '@temporalio/client';
import type { CaseInStory } from '../../scripts/stories/case-in-story';
import { createPeople } from '../../scripts/stories/client';
import * as forms from '../../scripts/stories/conference-forms';
import { untilService } from '../../scripts/stories/s1';
import { withEngine } from '../support/engine-client';
import { type Installation, startInstallation, until } from '../support/installation';
import { type Stubborn, stubborn } from '../support/stubborn';

const workflowOf = { helmi: (id: string) => `helmi-case-${id}`, conference: (id: string) => `helmi-fgc-${id}` };
let site: Installation;
let rsw: Stubborn;
let tl: Stubborn;

beforeAll(async () => {
  site = await startInstallation({}, { empty: true });
  [rsw, tl] = await Promise.all([stubborn(site.base, 'rsw'), stubborn(site.base, 'tl')]);
}, 180_000);
afterAll(() => site?.remove(), 60_000);

/** A case in service, as the stories bring it there. */
function inService(recordRef: string): Promise<CaseInStory> {
  return untilService({ people: createPeople(site.base), tell: () => undefined }, { child: { recordRef } });
}

async function statusOf(client: Client, workflowId: string): Promise<string> {
  const { status } = await client.workflow.getHandle(workflowId).describe();
  return status.name;
}

const running = (workflowId: string) =>
  until(`${workflowId} runs`, () =>
    withEngine(site, async (client) => (await statusOf(client, workflowId)) === 'RUNNING'),
  );

/** Events of the case that came of time alone, once each. */
async function raised(caseId: string): Promise<readonly string[]> {
  const rows = await site.query<{ code: string }>(
    "SELECT code || ' ' || coalesce(step_code, '') AS code FROM case_event WHERE case_id = $1 AND code IN ('REMINDER_SENT', 'TASK_OVERDUE', 'ESCALATED') ORDER BY seq",
    [caseId],
  );
  return rows.map(({ code }) => code);
}

const forward = (id: string, to: string) => tl.call('POST', `/cases/${id}/fast-forward`, { to });

describe('a conference and the case beside which it was started', () => {
  it('loses nothing when everything that works is killed between the start of the conference and the telling of it', async () => {
    const helmi = await inService('FGC-KILL');
    // The worker is dead while the conference is started: nobody can start its workflow or tell its parent's.
    site.kill('worker');
    const begun = await rsw.call<{ id: string }>('POST', `/cases/${helmi.id}/conferences`, forms.request());
    site.kill('api');
    await site.untilWhole(90_000);
    await running(workflowOf.conference(begun.id));
    const started = await site.query(
      "SELECT 1 FROM case_event WHERE case_id = $1 AND code = 'CHILD_STARTED' UNION ALL SELECT 1 FROM case_file WHERE parent_case_id = $1",
      [helmi.id],
    );
    expect(started).toHaveLength(2);
    // And once more in the moment in which it tells its parent how it stands.
    const { tasks } = await tl.call<{ tasks: { id: string; stepCode: string; version: number }[] }>(
      'GET',
      `/cases/${begun.id}`,
    );
    const task = tasks.find(({ stepCode }) => stepCode === 'G2_AGREEMENT');
    const nurse = await stubborn(site.base, 'nurse');
    const done = rsw.call('POST', `/tasks/${task?.id ?? ''}/complete`, {
      outcome: 'AGREED',
      version: task?.version,
      data: forms.agreement('2027-01-14', [nurse.id]),
    });
    site.kill('worker', 'postgres');
    await done;
    await site.untilWhole(90_000);
    const reports = await site.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM case_event WHERE case_id = $1 AND code = 'CHILD_REPORTED' GROUP BY params->>'status'",
      [helmi.id],
    );
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.every(({ n }) => n === 1)).toBe(true);
  }, 400_000);

  it('goes on when the other one’s process is stopped, whichever of the two it is', async () => {
    for (const stopped of ['conference', 'helmi'] as const) {
      const helmi = await inService(`FGC-STOP-${stopped}`);
      await helmi.until('2027-02-01');
      const conference = await helmi.conference(forms.request());
      const ids = { helmi: helmi.id, conference: conference.id };
      const other = stopped === 'helmi' ? 'conference' : 'helmi';
      await running(workflowOf.conference(ids.conference));
      await withEngine(site, async (client) => {
        await client.workflow.getHandle(workflowOf[stopped](ids[stopped])).terminate('a test');
        expect(await statusOf(client, workflowOf[other](ids[other]))).toBe('RUNNING');
      });
      const before = await raised(ids[other]);
      // Time goes on in the other one as if nothing had happened.
      await forward(ids[other], '2027-03-20');
      const after = await raised(ids[other]);
      expect(after.length).toBeGreaterThan(before.length);
      expect(after.slice(0, before.length)).toEqual(before);
      await withEngine(site, async (client) => {
        expect(await statusOf(client, workflowOf[other](ids[other]))).toBe('RUNNING');
      });
    }
  }, 400_000);
});
