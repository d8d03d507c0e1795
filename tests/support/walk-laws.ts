/** What domain.md says of the two services where the generic checks must know it. */
import { people as conferencePeople } from './conference-stories';
import { people } from './helmi-stories';
import { knownConference, knownHelmi } from './known-forms';
import type { Walker } from './walk';

/** An outcome's own news, the news that a referral or a service has ended, an urgent alert (domain.md §2.8). */
const END_NEWS = ['N4', 'N11', 'N13', 'N15', 'STEP_DONE'];
const SILENT = ['DECEASED', 'ENTERED_IN_ERROR', 'DUPLICATE'];

export const helmiWalker: Walker = {
  actors: Object.values(people),
  known: knownHelmi,
  law: {
    silentEnds: SILENT,
    endNotices: END_NEWS,
    // A corrected referral, a reviewed client plan, a placement (a new one, or a new decision on it), a service taken back.
    mayMoveClocks: [
      'SUBMIT',
      'STATUTORY_ACT',
      'EMERGENCY_PLACEMENT',
      'PLACEMENT_EXTENDED',
      'X3_DAY20_REVIEW.EXTENDED',
      'X3_PLACEMENT_END.EXTENDED',
      'REOPEN',
    ],
  },
};

export const conferenceWalker: Walker = {
  actors: [...Object.values(conferencePeople), { id: 'mgr', role: 'MGR' }],
  known: knownConference,
  law: { silentEnds: SILENT, endNotices: END_NEWS, mayMoveClocks: [] },
};
