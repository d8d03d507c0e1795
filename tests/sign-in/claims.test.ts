import { arrivalOf, groupsOf, isStrongEnough, rolesOf } from '../../api/sign-in/claims';

const settings = { roleClaim: 'groups', roles: { nurses: ['NURSE'], leaders: ['TL', 'NURSE'] } };
const claims = { iss: 'https://login.example', sub: 'a1', name: 'Anna Hoitaja', groups: ['nurses', 'everybody'] };

describe('what an issuer says of a person', () => {
  it('is kept as far as it is needed: groups that nobody asked about are not', () => {
    expect(arrivalOf({ ...claims, preferred_username: 'ahoitaja', email: 'anna@hel.example' }, settings)).toEqual({
      subject: 'https://login.example|a1',
      username: 'ahoitaja',
      displayName: 'Anna Hoitaja',
      email: 'anna@hel.example',
      groups: ['nurses'],
      roles: ['NURSE'],
    });
  });

  it('may lack a user name, a name and an address, but not the subject', () => {
    const { name: _name, ...nameless } = claims;
    const known = arrivalOf(nameless, settings);
    expect(known).toMatchObject({ username: expect.stringMatching(/^user-[0-9a-f]{12}$/), email: null });
    expect(known?.displayName).toBe(known?.username);
    expect(arrivalOf({ ...nameless, given_name: 'Anna', family_name: 'H' }, settings)?.displayName).toBe('Anna H');
    expect(arrivalOf({ ...claims, sub: '' }, settings)).toBeNull();
  });

  it.each(['An\u0000na', 'An\nna', '\ud800', '   ', 7, ['Anna'], null])('a name that is %j is passed over', (name) => {
    const known = arrivalOf({ ...claims, name }, settings);
    expect(known?.displayName).toBe(known?.username);
  });

  it('names of any length fit the table', () => {
    const known = arrivalOf({ ...claims, name: 'å'.repeat(500), preferred_username: '👩'.repeat(200) }, settings);
    expect([known?.displayName, known?.username].map((name) => Array.from(name ?? '').length)).toEqual([160, 80]);
  });
});

describe('groups and roles', () => {
  it.each([
    ['groups', { groups: ['a', 'b', 'a', 7] }, ['a', 'b']],
    ['groups', { groups: 'a' }, ['a']],
    ['realm_access.roles', { realm_access: { roles: ['a'] } }, ['a']],
    ['https://hel.example/groups', { 'https://hel.example/groups': ['a'] }, ['a']],
    ['groups', {}, []],
    ['realm_access.roles', { realm_access: 'a' }, []],
    ['constructor.name', {}, []],
  ])('claim %s of %j', (path, given, groups) => {
    expect(groupsOf(given, path)).toEqual(groups);
  });

  it('several groups come to each role once, in a fixed order', () => {
    expect(rolesOf(['leaders', 'nurses', 'everybody', 'toString'], settings.roles)).toEqual(['NURSE', 'TL']);
  });
});

describe('how strongly somebody proved who they are', () => {
  it.each([
    [{ acr: [], amr: [] }, {}, true],
    [{ acr: ['loa3', 'loa4'], amr: [] }, { acr: 'loa3' }, true],
    [{ acr: ['loa3'], amr: [] }, { acr: 'loa2' }, false],
    [{ acr: ['loa3'], amr: [] }, { acr: ['loa3'] }, false],
    [{ acr: [], amr: ['otp', 'pwd'] }, { amr: ['pwd', 'otp', 'hwk'] }, true],
    [{ acr: [], amr: ['otp', 'pwd'] }, { amr: ['pwd'] }, false],
    [{ acr: [], amr: ['mfa'] }, { amr: 'mfa' }, false],
    [{ acr: ['loa3'], amr: ['mfa'] }, {}, false],
  ])('asked for %j, given %j: %s', (rule, given, enough) => {
    expect(isStrongEnough(given, rule)).toBe(enough);
  });
});
