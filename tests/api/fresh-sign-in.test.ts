import type { ApiDeps } from '../../api/deps';
import { FRESH_MS, isFreshSignIn } from '../../api/fresh-sign-in';
import type { Call } from '../../api/route';

const now = new Date('2027-01-15T10:00:00.000Z');
const asked = (mode: 'demo' | 'oidc', ago: number) =>
  isFreshSignIn({
    caller: { signedInAt: new Date(now.getTime() - ago) },
    deps: { config: { auth: { mode } }, now: () => now } as unknown as ApiDeps,
  } as unknown as Pick<Call, 'caller' | 'deps'>);

test('what needs a fresh sign-in takes one of the last five minutes; the demonstration has none to ask for', () => {
  expect([asked('oidc', 0), asked('oidc', FRESH_MS), asked('oidc', FRESH_MS + 1)]).toEqual([true, true, false]);
  expect(asked('demo', 8 * 3_600_000)).toBe(true);
});
