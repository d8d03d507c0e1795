import { returnPath } from '../../api/sign-in/return-path';

describe('the page to come back to', () => {
  it.each(['/', '/cases', '/cases/0b6f6a6e-5f0c-4c1e-9a55-2f6d1c1f6a11', '/own/absences'])('%s is one', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/@evil.example',
    '/cases?next=//evil.example',
    '/cases#//evil.example',
    '/../../evil',
    'cases',
    '',
    '/auth/login',
    '/auth',
    '/api/v1/session',
    `/${'a'.repeat(2_000)}`,
    undefined,
  ])('%j is none: the first page instead', (path) => {
    expect(returnPath(path)).toBe('/');
  });
});
