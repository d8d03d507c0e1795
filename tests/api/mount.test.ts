import express from 'express';
import type { ApiDeps } from '../../api/deps';
import { mountRoutes } from '../../api/mount';
import { ROUTES } from '../../api/routes';

const deps = { limits: { perUser: null, perStranger: null } } as unknown as ApiDeps;
const [first] = ROUTES;

test('a route without a policy of the table does not start', () => {
  if (first === undefined) throw new Error('no routes');
  for (const policy of ['case.invented', '', undefined]) {
    const route = { ...first, policy } as unknown as typeof first;
    expect(() => mountRoutes(express(), [route], deps)).toThrow(/has no policy/);
  }
  expect(() => mountRoutes(express(), [first], deps)).not.toThrow();
});
