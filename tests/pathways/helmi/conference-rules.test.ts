import type { CaseState } from '../../../pathways/model';
import * as conference from '../../../scripts/stories/conference-forms';
import * as forms from '../../../scripts/stories/forms';
import { refusal } from '../../support/helmi-context';
import { amina, people, untilPlan } from '../../support/helmi-stories';

const { rsw, famw, mgr } = people;

describe('conferenceKept', () => {
  const running: Partial<CaseState> = { children: ['child'] };
  const ended: Partial<CaseState> = {
    ...running,
    childStatus: { child: { pathway: 'familyGroupConference', status: 'ENDED', ended: true } },
  };

  it('asks the responsible social worker to keep a conference that runs', () => {
    expect(refusal('conferenceKept', { on: '2027-05-31', state: running })).toBe('conference_runs');
    const kept = { on: '2027-05-31', state: running, data: { keepsConference: true } };
    expect(refusal('conferenceKept', kept)).toBeNull();
  });

  it('asks nothing where none runs', () => {
    expect(refusal('conferenceKept', { on: '2027-05-31' })).toBeNull();
    expect(refusal('conferenceKept', { on: '2027-05-31', state: ended })).toBeNull();
  });
});

describe('X1: a family group conference beside the service', () => {
  it('is asked of the responsible social worker where the team offers it now, and stands in nobody’s way', () => {
    const c = amina();
    untilPlan(c);
    expect(c.openSteps()).not.toContain('X1_REQUEST');
    const before = c.openSteps();
    c.event(rsw, 'CONFERENCE', conference.request());
    expect(c.openSteps()).toEqual(before);
    expect(c.now.children).toHaveLength(1);
    expect(c.events.find(({ code }) => code === 'CHILD_STARTED')?.params).toMatchObject({
      pathway: 'familyGroupConference',
      variant: 'ORDINARY',
    });
  });

  it('tells the case how it stands, and an ended case nothing more', () => {
    const c = amina();
    untilPlan(c);
    c.event(rsw, 'CONFERENCE', conference.request());
    const report = (status: string, ended = false) =>
      ({
        type: 'CHILD_REPORT',
        child: c.now.children[0] ?? '',
        pathway: 'familyGroupConference',
        status,
        ended,
      }) as const;
    c.do(people.tl, report('AGREED'));
    c.do(people.tl, report('AGREED'));
    expect(c.log('CHILD_REPORTED')).toHaveLength(1);
    c.event(mgr, 'DECEASED');
    expect(c.log('CHILDREN_STOPPED')).toHaveLength(1);
    expect(c.now.childStatus?.[c.now.children[0] ?? '']?.ended).toBe(true);
    c.do(people.tl, report('ENDED', true));
    expect(c.log('CHILD_REPORTED')).toHaveLength(1);
  });

  it('is asked for by a review that offers it now, once', () => {
    const c = amina();
    untilPlan(c);
    const due = c.open('P8_REVIEW').dueOn;
    c.until(due);
    c.complete(famw, 'P8_REVIEW', 'CONTINUE', forms.review(2, { fgcOffer: 'NOW' }));
    expect(c.open('X1_REQUEST')).toMatchObject({ assignee: rsw.id });
    c.complete(rsw, 'X1_REQUEST', 'REQUESTED', conference.request('ACUTE'));
    expect(c.now.children).toHaveLength(1);
  });
});
